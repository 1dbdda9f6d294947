"""Customers who say one thing that matters: no more calls, what only sounds like it, an e-mail address."""

from __future__ import annotations

from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts.model import Ending, Script, dialogue

WISHES: tuple[Script, ...] = (
    Script(
        "es",
        Plot.OPTS_OUT,
        dialogue("""
A: Buenas tardes. Le habla Valentina, asistente virtual de Café La Ceiba. ¿Tiene un par de minutos?
C: No. No me llamen más a este número, por favor.
A: Entiendo. ¿Prefiere que le escriba por WhatsApp?
C: No. Bórreme de su lista y no me vuelvan a llamar.
A: Con gusto. Disculpe la molestia y que tenga buena tarde.
"""),
        Ending.AI,
        "Pide que no la llamen más.",
        "La clienta no quiso escuchar la oferta y pidió dos veces que no la vuelvan a llamar.",
    ),
    Script(
        "en",
        Plot.OPTS_OUT,
        dialogue("""
A: Good afternoon. This is Emma, the virtual assistant of Ceiba Coffee. Do you have two minutes?
C: No. Please don't call me again.
A: I understand. Would you rather have a text message?
C: No. Take me off your list and stop calling me.
A: Certainly. I am sorry to have bothered you. Have a nice afternoon.
"""),
        Ending.AI,
        "Asked not to be called again.",
        "The customer would not hear the offer and asked twice not to be called again.",
    ),
    Script(
        "es",
        Plot.SEEMS_TO_OPT_OUT,
        dialogue("""
A: Buenas tardes. Le habla Mateo, asistente virtual de Café La Ceiba. ¿Tiene un par de minutos?
C: Ahorita estoy atendiendo la tienda. No es que no quiera que me llame, llámeme más tarde.
A: Con mucho gusto. ¿A qué hora le queda mejor?
C: Después de las cuatro. Y si no le contesto, no deje de llamarme.
A: Queda anotado, lo llamo después de las cuatro. Que le rinda el día.
"""),
        Ending.AI,
        "Pide que lo llamen después de las cuatro.",
        "El cliente estaba ocupado y pidió que lo llamen después de las cuatro; insistió en que lo llamen.",
    ),
    Script(
        "en",
        Plot.SEEMS_TO_OPT_OUT,
        dialogue("""
A: Good afternoon. This is Daniel, the virtual assistant of Ceiba Coffee. Do you have two minutes?
C: Not now, I am serving a customer. It is not that I don't want you to call, just call me later.
A: Gladly. Which time suits you best?
C: After four. And if I do not pick up, do not stop calling me.
A: I will call you after four. Have a good day.
"""),
        Ending.AI,
        "Asked to be called after four.",
        "The customer was busy and asked to be called after four; they insisted on being called.",
    ),
    Script(
        "es",
        Plot.SPELLS_EMAIL,
        dialogue("""
A: Buenos días. Le habla Camila, asistente virtual de Café La Ceiba. ¿A qué correo le envío la lista de
   precios?
C: Anote: marta punto ruiz arroba gmail punto com.
A: ¿Me lo repite despacio, por favor?
C: Marta, punto, ruiz con zeta, arroba, gmail, punto com. Me llamo Marta Ruiz.
A: Gracias, doña Marta. Se la envío hoy mismo.
C: Y llámeme mañana a las tres de la tarde, y le digo si le compro las veinte libras.
A: Queda anotado, mañana a las tres. Que tenga un excelente día.
"""),
        Ending.AI,
        "Pide la lista de precios por correo y que la llamen mañana a las tres.",
        "La clienta, Marta Ruiz, dio su correo deletreado y pidió que la llamen mañana a las tres de la "
        "tarde.",
    ),
    Script(
        "en",
        Plot.SPELLS_EMAIL,
        dialogue("""
A: Good morning. This is Emma, the virtual assistant of Ceiba Coffee. Which e-mail address may I send the
   price list to?
C: It is martha dot reed at gmail dot com.
A: Could you say it once more, slowly?
C: Martha, dot, reed with two e's, at gmail dot com. My name is Martha Reed.
A: Thank you, Martha. I will send it today.
C: And call me tomorrow at three in the afternoon, then I will tell you whether I take twenty pounds.
A: Tomorrow at three it is. Have a lovely day.
"""),
        Ending.AI,
        "Wants the price list by e-mail and a call tomorrow at three.",
        "The customer, Martha Reed, spelled her e-mail address and asked to be called tomorrow at three.",
    ),
)
