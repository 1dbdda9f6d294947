"""Codes about accounts, numbers and what a request may do, in our own words: see `own_words`."""

from __future__ import annotations

Words = tuple[str, str, str]

OF_ACCOUNTS: tuple[tuple[tuple[int, ...], Words, Words], ...] = (
    (
        (10001, 10003, 20005, 21472),
        (
            "The Twilio account is not active.",
            "The balance has run out, or Twilio has suspended the account.",
            "Check balance and messages in Twilio's console.",
        ),
        (
            "La cuenta de Twilio no está activa.",
            "Se acabó el saldo o Twilio suspendió la cuenta.",
            "Revise el saldo y los avisos en la consola de Twilio.",
        ),
    ),
    (
        (10002,),
        (
            "A Twilio trial account may not do this.",
            "The account is on trial.",
            "Upgrade the account in Twilio's console.",
        ),
        (
            "Una cuenta de prueba de Twilio no puede hacer esto.",
            "La cuenta es de prueba.",
            "Pase a una cuenta de pago en la consola de Twilio.",
        ),
    ),
    (
        (10004,),
        (
            "The Twilio account has as many calls at once as it may have.",
            "Too many calls were on the line together.",
            "Wait until one has ended, or ask Twilio for a higher limit.",
        ),
        (
            "La cuenta de Twilio ya tiene todas las llamadas simultáneas que permite.",
            "Había demasiadas llamadas en línea a la vez.",
            "Espere a que termine una o pida a Twilio un límite mayor.",
        ),
    ),
    (
        (21210, 32204),
        (
            "The number that customers see is not verified in Twilio.",
            "It does not belong to the account and was not verified for it.",
            "Verify the number in Twilio's console, or choose another in the settings.",
        ),
        (
            "El número que ven los clientes no está verificado en Twilio.",
            "No pertenece a la cuenta y no se verificó para ella.",
            "Verifique el número en la consola de Twilio o elija otro en los ajustes.",
        ),
    ),
    (
        (20001, 20004, 21204, 21206, 21208, 21209, 21218, 21234, 21262, 21263),
        (
            "Twilio did not understand the request for the call.",
            "It is a fault of SellerCall.",
            "Send us the log.",
        ),
        (
            "Twilio no entendió la solicitud de la llamada.",
            "Es un fallo de SellerCall.",
            "Envíenos el registro.",
        ),
    ),
    (
        (20003, 20006, 20403),
        (
            "Twilio did not accept the keys.",
            "They are wrong, were changed, or may not do this.",
            "Enter the current keys in the settings.",
        ),
        (
            "Twilio no aceptó las claves.",
            "Son incorrectas, se cambiaron o no permiten esto.",
            "Escriba las claves actuales en los ajustes.",
        ),
    ),
    (
        (20008,),
        ("These are Twilio's test keys.", "Test keys make no calls.", "Enter the live keys."),
        (
            "Estas son las claves de prueba de Twilio.",
            "Las claves de prueba no hacen llamadas.",
            "Escriba las claves reales.",
        ),
    ),
    (
        (20404, 21470, 21471),
        (
            "Twilio does not know this call or account.",
            "It belongs to another account, or was deleted.",
            "Check the account SID in the settings.",
        ),
        (
            "Twilio no conoce esta llamada o cuenta.",
            "Es de otra cuenta o se borró.",
            "Revise el account SID en los ajustes.",
        ),
    ),
    (
        (20429,),
        (
            "Twilio was asked too often.",
            "The account's limit of requests was reached.",
            "Wait a moment and call again.",
        ),
        (
            "Se le preguntó demasiado seguido a Twilio.",
            "Se llegó al límite de solicitudes de la cuenta.",
            "Espere un momento y llame de nuevo.",
        ),
    ),
    (
        (21202,),
        (
            "This is a premium number, and Twilio does not call those.",
            "Its owner charges for each call.",
            "Ask the customer for an ordinary number.",
        ),
        (
            "Es un número de tarifa especial, y Twilio no llama a esos números.",
            "Su dueño cobra por cada llamada.",
            "Pida al cliente un número corriente.",
        ),
    ),
    (
        (21220,),
        (
            "The call could not be changed any more.",
            "It had already ended.",
            "Nothing more needs to be done.",
        ),
        (
            "Ya no se podía cambiar la llamada.",
            "Ya había terminado.",
            "No hace falta hacer nada más.",
        ),
    ),
)
