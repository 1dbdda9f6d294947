"""Conversations in Colombian Spanish, formal address."""

from __future__ import annotations

from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts.model import Ending, Script, dialogue

SPANISH: tuple[Script, ...] = (
    Script(
        "es",
        Plot.BUYS,
        dialogue("""
A: Buenos días. Le habla Valentina, asistente virtual de Café La Ceiba. ¿Tiene un par de minutos?
C: Buenos días. Sí, dígame, pero rapidito que estoy atendiendo la tienda.
A: Con mucho gusto. La llamo porque estamos ofreciendo café de origen del Huila a tiendas de barrio.
   ¿Usted vende café en grano o molido?
C: Molido, casi siempre. Compro por ahí unas diez libras a la semana.
A: Perfecto. Le puedo dejar la libra de café molido en dieciocho mil pesos, con entrega los martes sin
   costo. ¿Cuánto está pagando hoy?
C: Como a veintiuno. ¿Y es café bueno o es de ese que trae mezcla?
A: Es cien por ciento arábico, tostado la misma semana. Si quiere, con el primer pedido le enviamos
   media libra de muestra gratis.
C: Ah, bueno. Entonces mándeme diez libras para probar.
A: Muy bien, diez libras a dieciocho mil, son ciento ochenta mil pesos. ¿Se lo llevamos este martes a la
   dirección de la tienda?
C: Sí señora, en la mañana, antes de las diez. Y pago contra entrega.
A: Queda anotado: martes antes de las diez, pago contra entrega. Le llegará un mensaje con el resumen
   del pedido. ¿Le puedo ayudar en algo más?
C: No, eso es todo. Muchas gracias.
A: A usted por su confianza. Que tenga un excelente día.
"""),
        Ending.AI,
        "Compra: diez libras de café molido, entrega el martes.",
        "El cliente, dueño de una tienda, compra hoy café molido a unos 21.000 pesos la libra. Aceptó un "
        "pedido de diez libras a 18.000 pesos con muestra gratis, entrega el martes antes de las diez y "
        "pago contra entrega.",
    ),
    Script(
        "es",
        Plot.BUYS,
        dialogue("""
A: Buenas tardes. Soy Mateo, el asistente virtual de Conecta Hogar. ¿Hablo con la persona encargada del
   internet de la casa?
C: Sí, con ella. ¿De dónde es que me llama?
A: De Conecta Hogar, proveedor de fibra óptica en Bogotá. Esta llamada puede ser grabada por calidad.
   ¿Qué velocidad de internet tiene actualmente?
C: Ay, no sé, creo que cien megas. Pero se cae cada rato.
A: Entiendo, eso es muy incómodo. En su sector ya tenemos fibra de trescientas megas por setenta y
   cuatro mil novecientos al mes, instalación incluida.
C: ¿Y eso con permanencia? Porque la vez pasada me amarraron un año.
A: No tiene cláusula de permanencia. Usted puede cancelar cuando quiera, avisando con un mes de
   anticipación.
C: Bueno, así sí. ¿Y cuándo vendrían a instalar?
A: Tengo disponible el jueves entre las dos y las cinco de la tarde. ¿Le queda bien?
C: El jueves sí puedo. ¿Tengo que tener algo listo?
A: Solo su cédula y un recibo de servicios públicos. El técnico la llama media hora antes. ¿Confirmamos
   entonces?
C: Sí, confirmemos. Muchas gracias, joven.
A: Con mucho gusto. Queda confirmada su instalación para el jueves. Que esté muy bien.
"""),
        Ending.AI,
        "Compra: fibra de 300 megas, instalación el jueves.",
        "La clienta tiene cortes frecuentes con su proveedor actual. Aceptó el plan de 300 megas por "
        "74.900 pesos al mes sin permanencia. Instalación confirmada para el jueves entre las dos y las "
        "cinco de la tarde.",
    ),
    Script(
        "es",
        Plot.BUYS,
        dialogue("""
A: Muy buenos días. Le habla Camila, asistente virtual de Seguros Andino. ¿Cómo se encuentra hoy?
C: Bien, gracias a Dios. ¿En qué le puedo servir?
A: Vi que en el mes de junio pidió una cotización para el seguro de su moto. ¿Todavía está interesado?
C: Sí, pero en ese momento me pareció caro, la verdad.
A: Lo comprendo. Tenemos un plan nuevo que cubre robo total y daños a terceros por treinta y nueve mil
   pesos mensuales. ¿Qué modelo es su moto?
C: Es una 2021, de ciento veinticinco. La uso para trabajar en domicilios.
A: El plan cubre también el uso para domicilios. Además incluye grúa dos veces al año.
C: Ah, eso sí me sirve. ¿Y cómo lo pago?
A: Puede pagar por PSE o por Nequi. Le envío el enlace a este mismo número; la póliza queda activa en
   cuanto se confirme el primer pago.
C: Mándemelo entonces, que hoy mismo lo pago por Nequi.
A: Perfecto, se lo acabo de enviar. Recuerde que tiene cinco días hábiles para retractarse. Muchas
   gracias por confiar en Seguros Andino.
C: A usted, muy amable.
A: Que tenga un feliz día y maneje con cuidado.
"""),
        Ending.AI,
        "Compra: seguro de moto por 39.000 pesos al mes.",
        "El cliente trabaja en domicilios con una moto 2021 de 125 cc. Aceptó el plan de robo total y "
        "daños a terceros por 39.000 pesos mensuales. Pagará hoy por Nequi con el enlace enviado.",
    ),
    Script(
        "es",
        Plot.REFUSES,
        dialogue("""
A: Buenas tardes. Soy Lucía, asistente virtual de Editorial Palabra Viva. ¿Me regala un minuto de su
   tiempo?
C: Depende. ¿Qué me va a ofrecer?
A: Tenemos una colección de refuerzo escolar en matemáticas y lectura para niños de primaria. ¿Tiene
   hijos en esa edad?
C: Sí, una niña en tercero. Pero ella en el colegio ya tiene todo eso.
A: Me alegra. La colección complementa lo del colegio con ejercicios de quince minutos al día. ¿Le
   gustaría recibir una muestra sin compromiso?
C: No, señorita, muchas gracias. En este momento no me interesa.
A: Entiendo perfectamente. ¿Prefiere que la llame en enero, antes de que empiece el año escolar?
C: No, mejor no me llamen más, por favor.
A: Con gusto retiro su número de nuestra lista; no volverá a recibir llamadas nuestras. Disculpe la
   molestia y que tenga buena tarde.
"""),
        Ending.AI,
        "No compra y pide que no la llamen más.",
        "La clienta tiene una hija en tercero de primaria, pero no le interesa la colección. Rechazó la "
        "muestra gratuita y pidió expresamente que no la vuelvan a llamar.",
    ),
    Script(
        "es",
        Plot.REFUSES,
        dialogue("""
A: Buenos días. Le habla Andrés, el asistente virtual de Panadería Central Insumos. ¿Hablo con el
   administrador?
C: Sí, a la orden. ¿Usted es un robot?
A: Soy un asistente con inteligencia artificial; si lo prefiere, le comunico con una persona. Lo llamo
   por el precio de la harina para este mes.
C: No, hable no más. ¿A cómo la tienen?
A: El bulto de cincuenta kilos de harina de trigo está en ciento cuarenta y dos mil pesos, puesto en su
   panadería.
C: Uy, no. Yo la estoy consiguiendo a ciento treinta y cinco.
A: Comprendo. Por pedidos de diez bultos o más se la puedo dejar en ciento treinta y ocho mil.
C: No me da. Con ese precio me quedo con mi proveedor de siempre.
A: Le agradezco la sinceridad. Si le parece, le escribo cuando tengamos una mejor oferta.
C: Bueno, por WhatsApp, pero no me llame. Hasta luego.
"""),
        Ending.CUSTOMER,
        "No compra: su proveedor es más barato.",
        "El administrador consigue el bulto de harina a 135.000 pesos y rechazó la oferta de 138.000. "
        "Acepta recibir ofertas por WhatsApp, no por teléfono.",
    ),
    Script(
        "es",
        Plot.HANGS_UP,
        dialogue("""
A: Buenas tardes. Soy Valentina, asistente virtual de Conecta Hogar. ¿Tiene un momento para hablar de su
   internet?
C: Mire, estoy manejando.
A: Disculpe usted. Puedo ser muy breve o llamarlo más tarde, como prefiera. ¿A qué hora le queda mejor?
C: No sé, después de las seis, pero es que…
A: Claro que sí, después de las seis. ¿Le parece bien hoy mismo a las seis y media?
C: Ahorita no puedo, chao.
"""),
        Ending.CUSTOMER,
        "El cliente colgó: iba manejando.",
        "El cliente iba manejando y colgó antes de terminar la conversación. Mencionó que después de las "
        "seis podría hablar.",
    ),
    Script(
        "es",
        Plot.VOICEMAIL,
        dialogue("""
C: Se ha comunicado con el buzón de mensajes. Después del tono, deje su mensaje.
A: Buenas tardes. Le habla Valentina, asistente virtual de Café La Ceiba. Lo llamaba para presentarle
   nuestro café de origen del Huila. Lo intentaré de nuevo mañana, o puede devolvernos la llamada a este
   mismo número. Muchas gracias.
"""),
        Ending.AI,
        "Buzón de voz: se dejó un mensaje.",
        "Contestó el buzón de mensajes. Se dejó un mensaje breve con el motivo de la llamada.",
    ),
)
