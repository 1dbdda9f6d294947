"""Calls as files for other programs: CSV and XLSX, written row by row on a thread, whole or not at all."""
