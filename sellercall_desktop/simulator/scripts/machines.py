"""Those who take a call and are no customer: a full mailbox, a menu, call screening, music on hold."""

from __future__ import annotations

from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts.model import Ending, Script, dialogue

MACHINES: tuple[Script, ...] = (
    Script(
        "es",
        Plot.MAILBOX_FULL,
        dialogue("""
C: El buzón de voz de la persona a la que llama está lleno y no puede recibir más mensajes. Adiós.
A: Buenas tardes. Le habla Valentina, asistente virtual de Café La Ceiba.
"""),
        Ending.CUSTOMER,
        "Buzón lleno: no se pudo dejar un mensaje.",
        "Contestó un buzón de voz lleno, que terminó la llamada.",
    ),
    Script(
        "en",
        Plot.MAILBOX_FULL,
        dialogue("""
C: The mailbox is full and cannot accept any messages at this time. Goodbye.
A: Good afternoon. This is Emma, the virtual assistant of Ceiba Coffee.
"""),
        Ending.CUSTOMER,
        "Mailbox full: no message could be left.",
        "A full mailbox answered and ended the call.",
    ),
    Script(
        "es",
        Plot.MENU,
        dialogue("""
C: Bienvenido a Distribuciones El Faro. Para ventas, marque uno. Para servicio al cliente, marque dos.
   Para repetir este menú, marque nueve.
A: Buenos días. Le habla Valentina, asistente virtual de Café La Ceiba. ¿Hablo con el encargado de
   compras?
C: No hemos recibido su selección. Para ventas, marque uno. Para servicio al cliente, marque dos.
A: Quisiera hablar con la persona encargada de compras, por favor.
C: Opción no válida. Gracias por comunicarse con Distribuciones El Faro.
"""),
        Ending.CUSTOMER,
        "Contestó un menú de voz; no se habló con nadie.",
        "Contestó el menú de voz de una empresa, que no entendió a la asistente y terminó la llamada.",
    ),
    Script(
        "en",
        Plot.MENU,
        dialogue("""
C: Thank you for calling Lighthouse Supplies. For sales, press one. For customer service, press two.
   To hear these options again, press nine.
A: Good morning. This is Emma, the virtual assistant of Ceiba Coffee. Am I speaking to the purchasing
   department?
C: We did not receive your selection. For sales, press one. For customer service, press two.
A: I would like to speak to whoever is in charge of purchasing, please.
C: That is not a valid option. Thank you for calling Lighthouse Supplies.
"""),
        Ending.CUSTOMER,
        "A voice menu answered; nobody was spoken to.",
        "A company's voice menu answered, did not understand the assistant and ended the call.",
    ),
    Script(
        "es",
        Plot.SCREENING,
        dialogue("""
C: Hola. Si dices tu nombre y el motivo de la llamada, veré si esta persona está disponible.
A: Buenas tardes. Le habla Valentina, asistente virtual de Café La Ceiba. Llamo para presentar nuestro
   café de origen a las tiendas del barrio.
C: Gracias. Espera en la línea, por favor.
A: Con mucho gusto, espero.
C: ¿Aló? Sí, dígame, soy Ramiro. Estoy ocupado, pero mándeme la lista de precios.
A: Con mucho gusto, don Ramiro. Se la envío hoy mismo a este número. Que tenga una buena tarde.
"""),
        Ending.AI,
        "Un filtro de llamadas preguntó primero; el cliente pide la lista de precios.",
        "Contestó un filtro de llamadas, que pasó la llamada. El cliente, Ramiro, pidió la lista de precios.",
    ),
    Script(
        "en",
        Plot.SCREENING,
        dialogue("""
C: Hi. If you record your name and reason for calling, I'll see if this person is available.
A: Good afternoon. This is Emma, the virtual assistant of Ceiba Coffee. I am calling small shops about
   our single-origin coffee.
C: Thank you. Please stay on the line.
A: Of course, I will wait.
C: Hello? This is Robert. I am busy, but send me the price list.
A: Gladly, Robert. I will send it to this number today. Have a nice afternoon.
"""),
        Ending.AI,
        "A call screener asked first; the customer wants the price list.",
        "A call screening service answered and put the call through. The customer, Robert, asked for the "
        "price list.",
    ),
    Script(
        "es",
        Plot.HOLD,
        dialogue("""
A: Buenos días. Le habla Valentina, asistente virtual de Café La Ceiba. ¿Tiene un par de minutos?
A: ¿Aló? ¿Me escucha?
A: ¿Aló? No logro escucharlo.
A: Espero un momento más en la línea.
A: ¿Hay alguien ahí?
A: Sigo en la línea.
A: ¿Aló?
A: No logro escuchar a nadie. Lo llamaré en otro momento. Que tenga un buen día.
"""),
        Ending.AI,
        "Solo música de espera; nadie habló.",
        "Contestó una línea con música de espera. Nadie habló y la asistente se despidió.",
    ),
    Script(
        "en",
        Plot.HOLD,
        dialogue("""
A: Good morning. This is Emma, the virtual assistant of Ceiba Coffee. Do you have two minutes?
A: Hello? Can you hear me?
A: Hello? I cannot hear you.
A: I will hold the line a little longer.
A: Is anybody there?
A: I am still on the line.
A: Hello?
A: I cannot hear anybody. I will call another time. Have a good day.
"""),
        Ending.AI,
        "Nothing but music on hold; nobody spoke.",
        "A line with music on hold answered. Nobody spoke, and the assistant took leave.",
    ),
)
