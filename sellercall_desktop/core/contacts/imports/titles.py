"""What the columns of people's lists are called, in Spanish, English and Portuguese.

Those of Excel sheets, Google Contacts, Outlook, HubSpot, Pipedrive, Zoho, Salesforce, Kommo, Bitrix24, and of
the cards of telephones.
"""

from __future__ import annotations

import re

from sellercall_desktop.core.contacts.imports.mapping import ColumnRole

_PHONE_WORD = r"(?:tele?)?phones?|tel|telefonos?|telefones?|fono|fonos|phone numbers?|telf|tfno|ph"
_PERSON = (
    r"(?:clientes?|contat?c?tos?|contacts?|prospect[oa]?s?|leads?|posible cliente|"
    r"titular(?: de la cuenta)?|pacientes?|"
    r"personas?|pessoas?|person|customers?|clients?|patient|asegurad[oa]|segurad[oa]|tomador|afiliad[oa]|"
    r"asociad[oa]|"
    r"soci[oa]|alumn[oa]|alun[oa]|estudiante|acudiente|deudor|devedor|suscriptor|interesad[oa]|comprador|"
    r"huesped|"
    r"insured|borrower|guest|student|account holder)"
)
"""Who is called, as titles say it: a name of one of these is the contact's."""
_OTHER_CHANNEL = r"e ?mails?|mail|correos?|sms|fax|newsletter|boletin(?:es)?|whats ?app"
_AGREED = r"consent(?:imiento|imento|s|ed)?|autoriza(?:cion|cao)|aceptacion|aceite|opt ?in|habeas data|lgpd"
ROLES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"\b(?:{pattern})\b"))
    for role, pattern in (
        (ColumnRole.PHONE_KIND, r"(?:phone|telefono|telefone) (?:\d+ )?(?:label|type|etiqueta|tipo)"),
        (
            ColumnRole.IGNORE,
            (
                rf"(?:{_OTHER_CHANNEL}).* (?:opt ?out|opted ?out|unsubscribed|exclusion)|"
                rf"(?:has ?opted ?out|opt ?out|opted ?out|unsubscribed|exclusion)\b.* (?:{_OTHER_CHANNEL})"
            ),
        ),
        (
            ColumnRole.DO_NOT_CALL,
            (
                r"no (?:volver a |se debe )?(?:llamar|contactar|molestar)|do not (?:call|contact|"
                r"disturb)|dnc|dnd|"
                r"don t (?:call|contact)|no desea (?:ser |mas |recibir )?(?:llamad[oa]s?|contactad[oa])|"
                r"^no call$|"
                r"nao (?:ligar|telefonar|contatar|contactar|chamar|perturb\w+)|opt ?out|opted ?out|"
                r"lista negra|"
                r"black ?list(?:ed)?|exclu(?:id[oa]|sion) de llamadas|^rne$|^repep$|(?:lista )?robinson"
            ),
        ),
        (
            ColumnRole.CONSENT_DATE,
            (
                rf"(?:fecha|date|dia)\b.* (?:{_AGREED})|data d[eoa] (?:{_AGREED})|"
                rf"(?:{_AGREED})\b.* (?:fecha|dated?|given at|timestamp)$|^opt ?in date$"
            ),
        ),
        (
            ColumnRole.CONSENT_SOURCE,
            (
                rf"(?:fuente|origen|origem|source|medio|canal|prueba|prova|proof|soporte|"
                rf"evidencia)\b.* (?:{_AGREED})|"
                rf"(?:{_AGREED})\b.* (?:fuente|origen|origem|source|medio|canal|prueba|prova|proof|"
                rf"soporte|evidencia)"
            ),
        ),
        (
            ColumnRole.VARIABLE,
            rf"(?:{_OTHER_CHANNEL}).* (?:{_AGREED})|(?:{_AGREED})\b.* (?:{_OTHER_CHANNEL})",
        ),
        (
            ColumnRole.CONSENT,
            (
                r"consent(?:imiento|imento|s)?|opt(?:ed)? ?in|habeas data|lgpd|tratamiento de datos|"
                r"^autoriz(?:a|ado|ada|o|acion|acao)(?: (?:de |a |para |por )?(?:ser )?(?:llamadas?|"
                r"llamad[oa]|contacto|"
                r"contactad[oa]|datos|uso de datos|tratamiento.*|telefono))?$|"
                r"(?:acepta|aceita) (?:recibir |receber )?(?:ser )?(?:llamad[oa]s?|contact[oa]|contato|"
                r"ligacoes)"
            ),
        ),
        (ColumnRole.ZONE, r"time ?zone|zona horaria|huso horario|fuso horario|^tz$"),
        (
            ColumnRole.VARIABLE,  # other people's telephones: who is found there is not who was meant
            (
                rf"(?:{_PHONE_WORD}|movil|celular(?:es)?|mobile|cell?|whats ?app)\b.* (?:referencias?|"
                rf"emergencias?|emergency|"
                r"conyuge|conjuge|spouse|codeudor|fiador|familiar|asesora?|vendedora?|agente|"
                r"ejecutiv[oa]|gestora?)|"
                r"(?:referencias?|emergencia|emergency|conyuge|conjuge|spouse|codeudor|"
                r"fiador)\b.* (?:phone|telefono|"
                r"telefone|tel|movil|celular|mobile|cell)"
            ),
        ),
        (
            ColumnRole.IGNORE,
            (
                r"(?:e ?mail|address|website|organization) (?:\d+ )?(?:label|type|etiqueta|tipo)|"
                r"display name|photo|foto|phonetic|yomi|fax|pager|telex|isdn|localizador|buscapersonas|"
                r"file as|"
                r"name prefix|name suffix|record id|id de registro"
            ),
        ),
        (ColumnRole.EMAIL, r"e ?mails?|mail|correos?"),
        (
            ColumnRole.MOBILE,
            r"mobile|movil(?:es)?|cell(?: ?phone)?|cel|celular(?:es)?|telemovel|whats ?app|whats|wpp|wsp",
        ),
        (
            ColumnRole.WORK_PHONE,
            (
                rf"(?:{_PHONE_WORD}).* (?:work|trabajo|oficina|empresa|laboral|comercial|trabalho)|"
                rf"(?:work|business|office|company|company main|assistant s) (?:{_PHONE_WORD})"
            ),
        ),
        (
            ColumnRole.HOME_PHONE,
            (
                rf"(?:{_PHONE_WORD}).* (?:home|casa|particular|residencia|residencial|domicilio)|"
                rf"(?:home) (?:{_PHONE_WORD})"
            ),
        ),
        (ColumnRole.PHONE, rf"{_PHONE_WORD}|msisdn|fijo"),
        (ColumnRole.PHONE, r"^(?:numeros?|numbers?|num|nro)(?: \d| (?:de )?contat?c?to)?$"),
        (
            ColumnRole.PHONE,
            (
                r"^(?:(?:numeros?|nro|num|no|n) (?:de )?)?lineas?(?: (?:\d|telefonica|movil|contacto|"
                r"principal))?$"
            ),
        ),
        (
            ColumnRole.OWNER,
            (
                r"owner|propr?ietari[oa]|responsable|responsavel|responsible|asesora?|vendedora?|agente|"
                r"ejecutiv[oa]|"
                r"assigned (?:to|user)|asignad[oa] a|sales ?rep|account manager"
            ),
        ),
        (
            ColumnRole.NAME,
            (
                r"apellidos? (?:y )?nombres?|nombres? apellidos?|(?:last|sur) ?name first ?name|"
                r"sobrenome e? ?nome|"
                r"nome e sobrenome"
            ),
        ),
        (
            ColumnRole.LAST_NAME,
            r"last name|family name|surname|lastname|apellidos?(?: s)?|sobrenome|ultimo nome|ultimo nombre",
        ),
        (
            ColumnRole.MIDDLE_NAME,
            r"middle name|additional name|segundo nombre|^nombre 2$|second name|segundo nome",
        ),
        (
            ColumnRole.FIRST_NAME,
            (
                r"first name|given name|firstname|primer nombre|nombre de pila|primeiro nome|^nombre 1$|"
                r"nome proprio"
            ),
        ),
        (
            ColumnRole.VARIABLE,
            (
                r"title|cargo|department|departamento|status|estado|stage|date|fecha|id|cedula|documento|"
                r"nit|rut|dni"
            ),
        ),
        (
            ColumnRole.COMPANY,
            (
                r"compan(?:y|ies)|organi[sz](?:ation|acion|acao)|empresa|compania|companhia|account name|"
                r"razon social|razao social|nombre de (?:la )?cuenta|nome da conta|"
                r"nom(?:br)?e (?:comercial|fantasia)|"
                r"nombre de fantasia"
            ),
        ),
        (ColumnRole.LANGUAGE, r"language|idioma|lengua|lingua"),
        (ColumnRole.TAGS, r"tags?|labels?|etiquetas?|categor(?:y|ies|ias?)|group membership|grupos?"),
        (ColumnRole.CITY, r"city|ciudad|cidade|municipio|localidad"),
        (ColumnRole.ADDRESS, r"address(?: \d)? formatted|^address|street|^direccion|^endereco|domicilio"),
        (
            ColumnRole.NOTE,
            r"notes?|notas?|observac(?:ion|iones|oes)|comentarios?|comments?|descri(?:ption|pcion)",
        ),
        (
            ColumnRole.NAME,
            (
                r"^(?:(?:person|persona|pessoa|full|contact|customer|client) )?(?:name|nombres?|nome)$|"
                r"^(?:contact|contat?c?to(?: principal)?|clientes?|customer|persona|pessoa|person|"
                r"contact person|"
                r"persona de contacto|full ?name|nombre s)$|nombre completo|nome completo|"
                rf"^nom(?:br)?es? (?:completo )?(?:(?:del?|do|da|dos|de la) )?{_PERSON}$|"
                rf"^{_PERSON} (?:full |person )?(?:name|nombres?|nome)$"
            ),
        ),
    )
)
PERHAPS_NAME = re.compile(rf"^{_PERSON}$|^(?:lead|prospect|deal) name$")
"""A name where no other column has one: of some programs it is that of a person, of others of a deal."""
SURNAME_TOO = re.compile(r"\by apellidos?\b")
NO_PHONE = re.compile(
    r"cedula|documento|nit|rut|dni|\bid\b|factura|cuenta|saldo|valor|poliza|codigo|fecha|date|monto|"
    r"pedido|price|amount"
)
NO_NAME = re.compile(
    rf"{NO_PHONE.pattern}|product|plan|servicio|service|campan|campaign|ciudad|city|barrio|direccion|"
    rf"address|banco|"
    r"sede|oficina|curso|programa|marca|modelo|estado|status|cargo|title|usuario|user|tipo|type|source|"
    r"fuente|motivo|"
    r"referencia|conyuge|conjuge|spouse|jefe|gerente|manager|asistente|assistant|padre|madre|hij[oa]|"
    r"codeudor|fiador|"
    r"pais|country|departamento|region|profesion|ocupacion|interes|mensaje|message|pregunta"
)
"""Titles of what is no customer's name, however much it looks like one."""
PLAIN_NAMES = frozenset(
    {"cliente", "clientes", "contact", "contacto", "contato", "customer", "persona", "pessoa", "person"}
)
