"""What the columns of a table may say, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.contacts.imports.mapping import ColumnRole
from sellercall_desktop.settings import QT_TRANSLATE_NOOP

ROLES: dict[ColumnRole, str] = {
    ColumnRole.NAME: QT_TRANSLATE_NOOP("ImportRoles", "Name"),
    ColumnRole.FIRST_NAME: QT_TRANSLATE_NOOP("ImportRoles", "First name"),
    ColumnRole.MIDDLE_NAME: QT_TRANSLATE_NOOP("ImportRoles", "Middle name"),
    ColumnRole.LAST_NAME: QT_TRANSLATE_NOOP("ImportRoles", "Last name"),
    ColumnRole.PHONE: QT_TRANSLATE_NOOP("ImportRoles", "Number"),
    ColumnRole.MOBILE: QT_TRANSLATE_NOOP("ImportRoles", "Mobile number"),
    ColumnRole.WORK_PHONE: QT_TRANSLATE_NOOP("ImportRoles", "Work number"),
    ColumnRole.HOME_PHONE: QT_TRANSLATE_NOOP("ImportRoles", "Home number"),
    ColumnRole.PHONE_KIND: QT_TRANSLATE_NOOP("ImportRoles", "What the next number is"),
    ColumnRole.EMAIL: QT_TRANSLATE_NOOP("ImportRoles", "E-mail"),
    ColumnRole.COMPANY: QT_TRANSLATE_NOOP("ImportRoles", "Company"),
    ColumnRole.ADDRESS: QT_TRANSLATE_NOOP("ImportRoles", "Address"),
    ColumnRole.CITY: QT_TRANSLATE_NOOP("ImportRoles", "City"),
    ColumnRole.OWNER: QT_TRANSLATE_NOOP("ImportRoles", "Whose contact"),
    ColumnRole.TAGS: QT_TRANSLATE_NOOP("ImportRoles", "Tags"),
    ColumnRole.LANGUAGE: QT_TRANSLATE_NOOP("ImportRoles", "Language"),
    ColumnRole.NOTE: QT_TRANSLATE_NOOP("ImportRoles", "Note"),
    ColumnRole.DO_NOT_CALL: QT_TRANSLATE_NOOP("ImportRoles", "Do not call"),
    ColumnRole.CONSENT: QT_TRANSLATE_NOOP("ImportRoles", "Agreed to be called"),
    ColumnRole.CONSENT_DATE: QT_TRANSLATE_NOOP("ImportRoles", "When they agreed"),
    ColumnRole.CONSENT_SOURCE: QT_TRANSLATE_NOOP("ImportRoles", "What proves that they agreed"),
    ColumnRole.ZONE: QT_TRANSLATE_NOOP("ImportRoles", "Time zone"),
    ColumnRole.VARIABLE: QT_TRANSLATE_NOOP("ImportRoles", "Variable for the prompt"),
    ColumnRole.IGNORE: QT_TRANSLATE_NOOP("ImportRoles", "Leave out"),
}


def role_text(role: ColumnRole) -> str:
    """What a column of this role says."""
    return QCoreApplication.translate("ImportRoles", ROLES[role])
