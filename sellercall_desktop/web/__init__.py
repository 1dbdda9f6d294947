"""The embedded web server: route -> verify -> parse -> engine -> answer, and nothing else."""
