"""Codes about what happens on the line (webhooks, TwiML, media, SIP), in our own words: see `own_words`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resources.codes.of_accounts import Words

OF_THE_LINE: tuple[tuple[tuple[int, ...], Words, Words], ...] = (
    (
        (11100, 11210, 21205, 21402),
        (
            "Twilio was given an address that it cannot use.",
            "The address is incomplete, misspelled or not public.",
            "Correct the public address in the settings.",
        ),
        (
            "Twilio recibió una dirección que no puede usar.",
            "La dirección está incompleta, mal escrita o no es pública.",
            "Corrija la dirección pública en los ajustes.",
        ),
    ),
    (
        (11200, 11205, 11201, 11202, 11203),
        (
            "Twilio could not fetch what to do with the call.",
            "This computer, its tunnel or the address did not answer Twilio in time.",
            "Check the tunnel and the public address, then test the number in the settings.",
        ),
        (
            "Twilio no pudo obtener las instrucciones de la llamada.",
            "Este equipo, su túnel o la dirección no respondieron a tiempo a Twilio.",
            "Revise el túnel y la dirección pública, y pruebe el número en los ajustes.",
        ),
    ),
    (
        (11206, 11215, 11251),
        (
            "The address answered Twilio in a way that it does not accept.",
            "Something between Twilio and this computer changes or redirects the answers.",
            "Check the tunnel or proxy behind the public address.",
        ),
        (
            "La dirección respondió a Twilio de una manera que no acepta.",
            "Algo entre Twilio y este equipo cambia o desvía las respuestas.",
            "Revise el túnel o el proxy que hay detrás de la dirección pública.",
        ),
    ),
    (
        (11220, 11235, 11236, 11237),
        (
            "Twilio does not trust the certificate of the public address.",
            "The certificate has expired, belongs to another name, or is not complete.",
            "Renew the certificate, or use a tunnel that brings its own.",
        ),
        (
            "Twilio no confía en el certificado de la dirección pública.",
            "El certificado venció, es de otro nombre o está incompleto.",
            "Renueve el certificado o use un túnel que traiga el suyo.",
        ),
    ),
    (
        (11750, 11770, 12100, 12101, 12102, 12200, 12300, 32018),
        (
            "Twilio did not understand the instructions for the call.",
            "The answer was empty, too long or not in Twilio's language; another program may have given it.",
            "See where the number points; if it points here, send us the log.",
        ),
        (
            "Twilio no entendió las instrucciones de la llamada.",
            "La respuesta estaba vacía, era muy larga o no era válida; quizás la dio otro programa.",
            "Vea adónde apunta el número; si apunta aquí, envíenos el registro.",
        ),
    ),
    (
        (12400, 15000, 15009, 20500, 20503, 31900),
        (
            "Twilio had a fault of its own.",
            "The fault was on Twilio's side.",
            "Call again; if it goes on, see status.twilio.com.",
        ),
        (
            "Twilio tuvo una falla propia.",
            "La falla fue del lado de Twilio.",
            "Llame de nuevo; si continúa, vea status.twilio.com.",
        ),
    ),
    (
        (13201, 13215, 13221, 13222),
        (
            "The instructions asked for a further call in a way that Twilio does not do.",
            "The number points to instructions that do not fit an ongoing call.",
            "See where the number points in Twilio's console.",
        ),
        (
            "Las instrucciones pidieron otra llamada de una forma que Twilio no admite.",
            "El número apunta a instrucciones que no sirven para una llamada en curso.",
            "Vea en la consola de Twilio adónde apunta el número.",
        ),
    ),
    (
        (13214, 13247, 13248, 21212, 21213, 32206),
        (
            "The number that customers see cannot be used for calls.",
            "It is no number of the Twilio account, or it is not written with + and country code.",
            "Choose a number of your Twilio account in the settings.",
        ),
        (
            "El número que ven los clientes no sirve para llamar.",
            "No es un número de la cuenta de Twilio o no está escrito con + y código de país.",
            "Elija en los ajustes un número de su cuenta de Twilio.",
        ),
    ),
    (
        (13223, 13226, 21201, 21211, 21217, 21401, 21421, 32101),
        (
            "Twilio says that this number does not exist.",
            "A digit is missing or wrong, or the country code is.",
            "Check the number with the customer.",
        ),
        (
            "Twilio dice que este número no existe.",
            "Falta o sobra un dígito, o el código de país está mal.",
            "Confirme el número con el cliente.",
        ),
    ),
    (
        (13224, 21214),
        (
            "Twilio cannot reach this number.",
            "Its network is not connected with Twilio's, or the number is out of use.",
            "Check the number, or ask for another one.",
        ),
        (
            "Twilio no puede alcanzar este número.",
            "Su red no está conectada con la de Twilio o el número está fuera de servicio.",
            "Confirme el número o pida otro.",
        ),
    ),
    (
        (13225, 21216, 32203, 32216),
        (
            "Twilio blocks this number.",
            "Such numbers are often used for fraud.",
            "Check the number; if it is right, ask Twilio's support for an exception.",
        ),
        (
            "Twilio bloquea este número.",
            "Los números así suelen usarse para fraudes.",
            "Revise el número; si es correcto, pida una excepción al soporte de Twilio.",
        ),
    ),
    (
        (13227, 21203, 21215, 32205),
        (
            "The Twilio account is not allowed to call this country.",
            "The country is not switched on in the account's geo permissions.",
            "Allow it in Twilio's console: Voice, Settings, Geo permissions.",
        ),
        (
            "La cuenta de Twilio no tiene permiso para llamar a este país.",
            "El país no está habilitado en los permisos geográficos de la cuenta.",
            "Permítalo en la consola de Twilio: Voice, Settings, Geo permissions.",
        ),
    ),
    (
        (13243, 13254, 32002, 32011, 32214),
        (
            "Twilio could not reach the voice AI's telephone address.",
            "The SIP address is wrong, or nobody answers there.",
            "Choose “stream” as voice path in the settings, or check Ultravox's state.",
        ),
        (
            "Twilio no pudo alcanzar la dirección telefónica de la IA de voz.",
            "La dirección SIP está mal o nadie responde allí.",
            "Elija «stream» como camino de la voz en los ajustes o revise el estado de Ultravox.",
        ),
    ),
    (
        (13244, 13246, 21226, 32106, 32201, 32202),
        (
            "The call over SIP was not let in.",
            "SIP is not allowed for the account, or its user, password or address is not known there.",
            "Choose “stream” as voice path in the settings.",
        ),
        (
            "No se admitió la llamada por SIP.",
            "La cuenta no permite SIP, o no se reconocen su usuario, clave o dirección.",
            "Elija «stream» como camino de la voz en los ajustes.",
        ),
    ),
    (
        (13805,),
        (
            "The call reached the ten minutes that a trial account allows.",
            "The Twilio account is on trial.",
            "Upgrade the account in Twilio's console for longer calls.",
        ),
        (
            "La llamada llegó a los diez minutos que permite una cuenta de prueba.",
            "La cuenta de Twilio es de prueba.",
            "Pase a una cuenta de pago en la consola de Twilio para llamadas más largas.",
        ),
    ),
    (
        (14111, 21219, 32100, 573002, 573005),
        (
            "A Twilio trial account may only call numbers that it has verified.",
            "This number is not among them.",
            "Verify the number in Twilio's console, or upgrade the account.",
        ),
        (
            "Una cuenta de prueba de Twilio solo puede llamar a números que haya verificado.",
            "Este número no está entre ellos.",
            "Verifique el número en la consola de Twilio o pase a una cuenta de pago.",
        ),
    ),
    (
        (15002,),
        (
            "The call waited too long in Twilio's queue.",
            "More calls were begun than the account may begin each second.",
            "Lower the calls a second in the settings, or have Twilio raise them.",
        ),
        (
            "La llamada esperó demasiado en la cola de Twilio.",
            "Se iniciaron más llamadas de las que la cuenta puede iniciar por segundo.",
            "Baje las llamadas por segundo en los ajustes o pida a Twilio que las aumente.",
        ),
    ),
    (
        (15003, 21609, 21626),
        (
            "Twilio could not report how the call went.",
            "Its messages to this computer were not taken; the call itself was not harmed.",
            "Check the tunnel and the public address.",
        ),
        (
            "Twilio no pudo informar cómo iba la llamada.",
            "Sus avisos a este equipo no fueron recibidos; la llamada no se afectó.",
            "Revise el túnel y la dirección pública.",
        ),
    ),
    (
        (16101, 16102),
        (
            "There is no recording of the call.",
            "It was too short, or nothing was to be heard.",
            "Nothing needs to be done.",
        ),
        (
            "No hay grabación de la llamada.",
            "Fue demasiado corta o no se oía nada.",
            "No hace falta hacer nada.",
        ),
    ),
    (
        (31901, 31902, 31903, 31904, 31910, 31920, 31921, 31924),
        (
            "The voice connection between Twilio and the AI did not hold.",
            "The AI's side did not open the line, or closed it.",
            "Call again; if it goes on, look at Ultravox's state.",
        ),
        (
            "La conexión de voz entre Twilio y la IA no se sostuvo.",
            "El lado de la IA no abrió la línea o la cerró.",
            "Llame de nuevo; si continúa, revise el estado de Ultravox.",
        ),
    ),
    (
        (31922, 31923, 31940, 31941, 31942, 31950, 31951, 31952),
        (
            "Twilio did not understand how to connect the AI.",
            "It is a fault of SellerCall or of what Ultravox answered.",
            "Send us the log.",
        ),
        (
            "Twilio no entendió cómo conectar a la IA.",
            "Es un fallo de SellerCall o de lo que respondió Ultravox.",
            "Envíenos el registro.",
        ),
    ),
    (
        (31930, 31931, 31960),
        (
            "Part of the sound between Twilio and the AI was lost.",
            "More sound came than Twilio takes at once.",
            "If it happens often, send us the log.",
        ),
        (
            "Se perdió parte del sonido entre Twilio y la IA.",
            "Llegó más sonido del que Twilio recibe de una vez.",
            "Si ocurre seguido, envíenos el registro.",
        ),
    ),
    (
        (32001, 32008, 32012, 32013),
        (
            "More calls were begun than the Twilio account may begin each second.",
            "The account's rate was reached.",
            "Lower the calls a second in the settings, or have Twilio raise them.",
        ),
        (
            "Se iniciaron más llamadas de las que la cuenta de Twilio puede iniciar por segundo.",
            "Se llegó al ritmo máximo de la cuenta.",
            "Baje las llamadas por segundo en los ajustes o pida a Twilio que las aumente.",
        ),
    ),
    (
        (32014,),
        (
            "Twilio ended the call because no sound came through.",
            "One side sent nothing for a long time.",
            "Call again; if it goes on, ask for another number.",
        ),
        (
            "Twilio terminó la llamada porque no llegaba sonido.",
            "Un lado no envió nada durante mucho tiempo.",
            "Llame de nuevo; si continúa, pida otro número.",
        ),
    ),
    (
        (32015,),
        (
            "The call reached the longest duration that Twilio allows.",
            "The longest duration was reached.",
            "Call again if something was left open.",
        ),
        (
            "La llamada llegó a la duración máxima que permite Twilio.",
            "Se alcanzó la duración máxima.",
            "Llame de nuevo si quedó algo pendiente.",
        ),
    ),
    (
        (32016,),
        (
            "The customer's network did not ring in time.",
            "It is slow or out of order.",
            "Call again later.",
        ),
        (
            "La red del cliente no llegó a timbrar a tiempo.",
            "Está lenta o fuera de servicio.",
            "Llame de nuevo más tarde.",
        ),
    ),
    (
        (32017,),
        (
            "The customer's network blocked the call because of the number that calls.",
            "Your number is taken for a nuisance caller there.",
            "Call from another number, and have yours registered (caller reputation) with Twilio.",
        ),
        (
            "La red del cliente bloqueó la llamada por el número que llama.",
            "Allí su número está marcado como molesto.",
            "Llame desde otro número y registre el suyo (reputación de llamadas) con Twilio.",
        ),
    ),
    (
        (32021,),
        (
            "The call's proof of origin was not accepted.",
            "The number that calls could not be verified (SHAKEN/STIR).",
            "Use a number of your own Twilio account.",
        ),
        (
            "No se aceptó la prueba de origen de la llamada.",
            "No se pudo verificar el número que llama (SHAKEN/STIR).",
            "Use un número propio de su cuenta de Twilio.",
        ),
    ),
    (
        (32006, 32022, 32102, 32103, 32207, 32208, 32209),
        (
            "The two telephone systems did not agree on how to talk.",
            "Sound format, security or signalling do not fit.",
            "Choose “stream” as voice path in the settings.",
        ),
        (
            "Los dos sistemas telefónicos no se pusieron de acuerdo.",
            "No coinciden el formato del sonido, la seguridad o la señalización.",
            "Elija «stream» como camino de la voz en los ajustes.",
        ),
    ),
)
