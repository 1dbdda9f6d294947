<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SellerCall</source>
        <translation>Acerca de SellerCall</translation>
    </message>
    <message>
        <source>Copy version</source>
        <translation>Copiar versión</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Versión {0}</translation>
    </message>
    <message>
        <source>You dial, a voice AI holds the conversation. Open source, under the MIT License.</source>
        <translation>Usted marca y una IA de voz conduce la conversación. Código abierto, con licencia MIT.</translation>
    </message>
</context>
<context>
    <name>AccountsStep</name>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Each key is tried as soon as it is whole, and kept in the system&apos;s keyring, where there is one.</source>
        <translation>Cada clave se prueba en cuanto está completa y se guarda en el llavero del sistema, si lo hay.</translation>
    </message>
    <message>
        <source>You find it in Ultravox&apos;s console, in the settings, under API keys.</source>
        <translation>La encuentra en la consola de Ultravox, en los ajustes, en «API keys».</translation>
    </message>
    <message>
        <source>You find both on the first page of Twilio&apos;s console, under Account Info. With an API key instead of the token: Settings, Connections.</source>
        <translation>Encuentra ambos en la primera página de la consola de Twilio, en «Account Info». Con una clave de API en lugar del token: Ajustes, Conexiones.</translation>
    </message>
    <message>
        <source>The keys were kept for the last session only. Enter them again.</source>
        <translation>Las claves se guardaron solo por la última sesión. Ingréselas de nuevo.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Find a call, a prompt or anything to do</source>
        <translation>Buscar una llamada, un prompt o cualquier acción</translation>
    </message>
    <message>
        <source>Go to the number field</source>
        <translation>Ir al campo del número</translation>
    </message>
    <message>
        <source>call dial</source>
        <translation>llamar marcar</translation>
    </message>
    <message>
        <source>Show the next call</source>
        <translation>Mostrar la llamada siguiente</translation>
    </message>
    <message>
        <source>Write to the AI of the call shown</source>
        <translation>Escribir a la IA de la llamada mostrada</translation>
    </message>
    <message>
        <source>suggest whisper say exactly steer</source>
        <translation>sugerir susurrar decir tal cual dirigir</translation>
    </message>
    <message>
        <source>Write what came of the call</source>
        <translation>Registrar el resultado de la llamada</translation>
    </message>
    <message>
        <source>wrap up disposition note finish</source>
        <translation>cierre tipificación nota terminar</translation>
    </message>
    <message>
        <source>Hang up the call shown</source>
        <translation>Colgar la llamada que se muestra</translation>
    </message>
    <message>
        <source>Have the AI of the call shown say good-bye</source>
        <translation>Que la IA de la llamada mostrada se despida</translation>
    </message>
    <message>
        <source>farewell end politely</source>
        <translation>despedida terminar con cortesía despedirse</translation>
    </message>
    <message>
        <source>Take over the call shown by your telephone</source>
        <translation>Tomar la llamada que se ve, por su teléfono</translation>
    </message>
    <message>
        <source>hand-off talk myself bring the customer</source>
        <translation>traspaso tomarla hablar yo pasar al cliente</translation>
    </message>
    <message>
        <source>Hand on the call shown to somebody else</source>
        <translation>Pasar a otra persona la llamada que se ve</translation>
    </message>
    <message>
        <source>hand-off transfer colleague announced blind</source>
        <translation>traspaso pasarla transferir colega con aviso directo</translation>
    </message>
    <message>
        <source>Give the call shown back to the AI</source>
        <translation>Devolver a la IA la llamada que se ve</translation>
    </message>
    <message>
        <source>hand-off return</source>
        <translation>traspaso devolverla regresar</translation>
    </message>
    <message>
        <source>Have the AI say what it has not made known yet</source>
        <translation>Que la IA diga lo que aún no ha informado</translation>
    </message>
    <message>
        <source>disclosure recording way out compliance</source>
        <translation>informar grabación salida aviso cumplimiento</translation>
    </message>
    <message>
        <source>Add the customer to do-not-call and say good-bye</source>
        <translation>Agregar al cliente a la lista de no llamar y despedirse</translation>
    </message>
    <message>
        <source>opt-out list dnc</source>
        <translation>pedido de no ser llamado lista</translation>
    </message>
    <message>
        <source>The customer did not ask for no more calls</source>
        <translation>El cliente no pidió que no lo llamen más</translation>
    </message>
    <message>
        <source>opt-out dismiss why</source>
        <translation>pedido descartar motivo</translation>
    </message>
    <message>
        <source>Copy the conversation of the call in sight</source>
        <translation>Copiar la conversación de la llamada a la vista</translation>
    </message>
    <message>
        <source>transcript clipboard text</source>
        <translation>transcripción portapapeles texto</translation>
    </message>
    <message>
        <source>Leave a message for the voicemail of the call shown</source>
        <translation>Dejar un mensaje en el buzón de voz de la llamada mostrada</translation>
    </message>
    <message>
        <source>answering machine mailbox</source>
        <translation>contestador casilla contestadora</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Call history</source>
        <translation>Historial de llamadas</translation>
    </message>
    <message>
        <source>Export the history as a CSV file</source>
        <translation>Exportar el historial como archivo CSV</translation>
    </message>
    <message>
        <source>save table spreadsheet</source>
        <translation>guardar tabla hoja de cálculo</translation>
    </message>
    <message>
        <source>Export the history as an Excel workbook</source>
        <translation>Exportar el historial como libro de Excel</translation>
    </message>
    <message>
        <source>Shift sheet of a day as PDF</source>
        <translation>Hoja de turno de un día en PDF</translation>
    </message>
    <message>
        <source>report today results minutes cost callbacks print</source>
        <translation>informe hoy resultados minutos costo devoluciones imprimir</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Versions of the prompt</source>
        <translation>Versiones del prompt</translation>
    </message>
    <message>
        <source>restore earlier</source>
        <translation>restaurar anterior</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>people customers import list duplicates consent</source>
        <translation>personas clientes importar lista duplicados consentimiento</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>work down a list start pause next contact</source>
        <translation>recorrer una lista iniciar pausar siguiente contacto</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Accounts and keys</source>
        <translation>Cuentas y claves</translation>
    </message>
    <message>
        <source>Twilio Ultravox credentials token connect</source>
        <translation>Twilio Ultravox credenciales token conectar</translation>
    </message>
    <message>
        <source>Set-up assistant</source>
        <translation>Asistente de configuración</translation>
    </message>
    <message>
        <source>first steps wizard accounts voice hours test call import</source>
        <translation>primeros pasos asistente cuentas voz horario llamada de prueba importar</translation>
    </message>
    <message>
        <source>Tunnel settings</source>
        <translation>Ajustes del túnel</translation>
    </message>
    <message>
        <source>ngrok cloudflared SSH public address</source>
        <translation>ngrok cloudflared SSH dirección pública</translation>
    </message>
    <message>
        <source>Twilio number</source>
        <translation>Número de Twilio</translation>
    </message>
    <message>
        <source>incoming calls point give back check inbound</source>
        <translation>llamadas entrantes apuntar devolver revisar</translation>
    </message>
    <message>
        <source>Do-not-call list</source>
        <translation>Lista de no llamar</translation>
    </message>
    <message>
        <source>opt-out block remove import export</source>
        <translation>pedido de no ser llamado bloquear quitar importar exportar</translation>
    </message>
    <message>
        <source>Give the Twilio number back</source>
        <translation>Devolver el número de Twilio</translation>
    </message>
    <message>
        <source>restore former address incoming calls</source>
        <translation>restaurar dirección anterior llamadas entrantes</translation>
    </message>
    <message>
        <source>Fold or open the prompt</source>
        <translation>Plegar o abrir el prompt</translation>
    </message>
    <message>
        <source>Fold or open the log</source>
        <translation>Plegar o abrir el registro</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Copy diagnostics for support</source>
        <translation>Copiar el diagnóstico para soporte</translation>
    </message>
    <message>
        <source>help problem report</source>
        <translation>ayuda problema informe</translation>
    </message>
    <message>
        <source>About SellerCall</source>
        <translation>Acerca de SellerCall</translation>
    </message>
    <message>
        <source>version licence</source>
        <translation>versión licencia</translation>
    </message>
    <message>
        <source>Help and list of keys</source>
        <translation>Ayuda y lista de teclas</translation>
    </message>
    <message>
        <source>shortcuts keyboard</source>
        <translation>atajos teclado</translation>
    </message>
    <message>
        <source>Guide for whoever calls</source>
        <translation>Guía para quien llama</translation>
    </message>
    <message>
        <source>Guide for whoever supervises</source>
        <translation>Guía para quien supervisa</translation>
    </message>
    <message>
        <source>Guide for whoever installs</source>
        <translation>Guía para quien instala</translation>
    </message>
    <message>
        <source>Quit SellerCall</source>
        <translation>Salir de SellerCall</translation>
    </message>
    <message>
        <source>exit end close</source>
        <translation>cerrar terminar exit</translation>
    </message>
    <message>
        <source>In the line to the AI: suggest what is written, at once</source>
        <translation>En la línea para la IA: sugerir lo escrito, de inmediato</translation>
    </message>
    <message>
        <source>Choose among the recent numbers</source>
        <translation>Elegir entre los números recientes</translation>
    </message>
    <message>
        <source>Go to the calls for later</source>
        <translation>Ir a las llamadas para después</translation>
    </message>
    <message>
        <source>callbacks call again agreed scheduled due overdue</source>
        <translation>devoluciones volver a llamar acordada programada pendiente atrasada</translation>
    </message>
    <message>
        <source>Have the number in the field called later</source>
        <translation>Programar una llamada al número del campo</translation>
    </message>
    <message>
        <source>schedule moment tomorrow</source>
        <translation>programar momento mañana después</translation>
    </message>
    <message>
        <source>Why the number in the field may be called, or not</source>
        <translation>Por qué se puede llamar o no al número del campo</translation>
    </message>
    <message>
        <source>light law hours holiday rule source override</source>
        <translation>semáforo ley horario festivo regla fuente llamar de todos modos</translation>
    </message>
    <message>
        <source>Tell the AI of the call shown what was prepared for its prompt</source>
        <translation>Decirle a la IA de la llamada mostrada lo preparado con su prompt</translation>
    </message>
    <message>
        <source>Close what is open: text for the AI, search, versions, details, ended call</source>
        <translation>Cerrar lo que esté abierto: texto para la IA, búsqueda, versiones, detalles, llamada terminada</translation>
    </message>
    <message>
        <source>Hang up the call that is seen on the desk</source>
        <translation>Colgar la llamada que se ve en Llamadas</translation>
    </message>
    <message>
        <source>In campaign work: call the contact or go on, skip it, pause</source>
        <translation>En el trabajo de campaña: llamar al contacto o continuar, omitirlo, pausar</translation>
    </message>
    <message>
        <source>In the line to the AI: have it say exactly what is written; in the wrap-up: finish; in a form: save; in a campaign: check, start or pause it; in the prompt&apos;s check: mend what is chosen; in the line to replace: all of them</source>
        <translation>En la línea para la IA: que diga exactamente lo escrito; en el cierre: terminar; en un formulario: guardar; en una campaña: revisarla, iniciarla o pausarla; en la revisión del prompt: corregir lo elegido; en la línea de reemplazo: todas</translation>
    </message>
    <message>
        <source>Call the number; in the line to the AI: suggest what is written; in the scenarios: open the result; in the prompt&apos;s check: go to the place; in a rehearsal: say your own turn otherwise</source>
        <translation>Llamar al número; en la línea para la IA: sugerir lo escrito; en los escenarios: abrir el resultado; en la revisión del prompt: ir al lugar; en un ensayo: decir su turno de otro modo</translation>
    </message>
    <message>
        <source>In the calls for later: change one, cancel one; in the scenarios: change one, take one away; F2 changes a campaign</source>
        <translation>En las llamadas para después: cambiar una, cancelar una; en los escenarios: cambiar uno, quitar uno; F2 cambia una campaña</translation>
    </message>
    <message>
        <source>Check the campaign; count results, read a list anew</source>
        <translation>Revisar la campaña; contar de nuevo los resultados, leer de nuevo una lista</translation>
    </message>
    <message>
        <source>Add a contact, a campaign</source>
        <translation>Agregar un contacto, una campaña</translation>
    </message>
    <message>
        <source>In the campaigns: what came of the calls</source>
        <translation>En las campañas: qué resultó de las llamadas</translation>
    </message>
    <message>
        <source>In the prompt: send what changed into the running call</source>
        <translation>En el prompt: enviar lo que cambió a la llamada en curso</translation>
    </message>
    <message>
        <source>In the prompt: rehearse it in text, scenarios</source>
        <translation>En el prompt: ensayarlo por texto, escenarios</translation>
    </message>
    <message>
        <source>In the prompt: choose a variable; Enter or Tab takes it, Esc does not</source>
        <translation>En el prompt: elegir una variable; Enter o Tab la toma, Esc no</translation>
    </message>
    <message>
        <source>While two texts are merged: take mine, theirs, both</source>
        <translation>Al combinar dos textos: tomar lo mío, lo de ellos, ambos</translation>
    </message>
    <message>
        <source>While two texts are merged: the conflict before, next</source>
        <translation>Al combinar dos textos: el conflicto anterior, el siguiente</translation>
    </message>
    <message>
        <source>In the log: clear the view, pause it, copy lines</source>
        <translation>En el registro: vaciar la vista, pausarla, copiar líneas</translation>
    </message>
    <message>
        <source>In the voice of a prompt or its list: hear a sample</source>
        <translation>En la voz de un prompt o en su lista: oír una muestra</translation>
    </message>
    <message>
        <source>In the wrap-up: choose what came of the call</source>
        <translation>En el cierre: elegir el resultado de la llamada</translation>
    </message>
    <message>
        <source>Where nothing is typed: leave a message for the call&apos;s voicemail</source>
        <translation>Donde no se escribe: dejar un mensaje en el buzón de voz de la llamada</translation>
    </message>
    <message>
        <source>Where nothing is typed, while a person has the customer: mute them, hold</source>
        <translation>Sin escribir, mientras una persona tiene al cliente: silenciarla, música</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>In the prompt&apos;s text: the next place found, the one before</source>
        <translation>En el texto del prompt: el siguiente lugar hallado, el anterior</translation>
    </message>
    <message>
        <source>Beside the prompt: find and replace</source>
        <translation>En el prompt: buscar y reemplazar</translation>
    </message>
    <message>
        <source>Beside the prompt: its versions, and their A/B comparison</source>
        <translation>Junto al prompt: sus versiones y su comparación A/B</translation>
    </message>
    <message>
        <source>In the prompt&apos;s search: letter case, whole words, regular expression</source>
        <translation>En la búsqueda del prompt: mayúsculas, palabras completas, expresión regular</translation>
    </message>
    <message>
        <source>Beside the prompt: letters larger, smaller, of the usual size</source>
        <translation>En el prompt: letras más grandes, más pequeñas, de tamaño habitual</translation>
    </message>
    <message>
        <source>Beside the prompt: wrap long lines, or not</source>
        <translation>En el prompt: ajustar o no las líneas largas</translation>
    </message>
    <message>
        <source>Beside the prompt: next misspelled word, suggestions for it</source>
        <translation>En el prompt: siguiente palabra mal escrita, sugerencias para ella</translation>
    </message>
    <message>
        <source>Beside the prompt: the check of the text</source>
        <translation>En el prompt: la revisión del texto</translation>
    </message>
    <message>
        <source>Publish the prompt, apply the settings</source>
        <translation>Publicar el prompt, aplicar los ajustes</translation>
    </message>
    <message>
        <source>There is no call in progress</source>
        <translation>No hay ninguna llamada en curso</translation>
    </message>
    <message>
        <source>There is no call to wrap up</source>
        <translation>No hay ninguna llamada por cerrar</translation>
    </message>
    <message>
        <source>Nobody is to be called later</source>
        <translation>No hay a quién llamar después</translation>
    </message>
    <message>
        <source>Type a number first</source>
        <translation>Escriba primero un número</translation>
    </message>
    <message>
        <source>No call is chosen</source>
        <translation>No hay ninguna llamada elegida</translation>
    </message>
    <message>
        <source>No number points to this computer</source>
        <translation>Ningún número apunta a este equipo</translation>
    </message>
    <message>
        <source>Copied. Paste it into your message to support.</source>
        <translation>Copiado. Péguelo en su mensaje a soporte.</translation>
    </message>
    <message>
        <source>No person has the customer</source>
        <translation>Ninguna persona está con el cliente</translation>
    </message>
    <message>
        <source>Not now: the card says how far the call is</source>
        <translation>Ahora no: la tarjeta dice en qué va la llamada</translation>
    </message>
    <message>
        <source>Find in the prompt</source>
        <translation>Buscar en el prompt</translation>
    </message>
    <message>
        <source>search words pattern regular expression</source>
        <translation>búsqueda palabras patrón expresión regular</translation>
    </message>
    <message>
        <source>Replace in the prompt</source>
        <translation>Reemplazar en el prompt</translation>
    </message>
    <message>
        <source>find exchange all</source>
        <translation>buscar cambiar sustituir todo</translation>
    </message>
    <message>
        <source>Larger letters in the prompt</source>
        <translation>Letras más grandes en el prompt</translation>
    </message>
    <message>
        <source>font size zoom in</source>
        <translation>fuente tamaño ampliar acercar</translation>
    </message>
    <message>
        <source>Smaller letters in the prompt</source>
        <translation>Letras más pequeñas en el prompt</translation>
    </message>
    <message>
        <source>font size zoom out</source>
        <translation>fuente tamaño reducir alejar</translation>
    </message>
    <message>
        <source>Usual size of letters in the prompt</source>
        <translation>Tamaño habitual de las letras en el prompt</translation>
    </message>
    <message>
        <source>font size zoom reset</source>
        <translation>fuente tamaño restablecer</translation>
    </message>
    <message>
        <source>Wrap long lines of the prompt, or not</source>
        <translation>Ajustar o no las líneas largas del prompt</translation>
    </message>
    <message>
        <source>soft wrap word wrap</source>
        <translation>ajuste de línea</translation>
    </message>
    <message>
        <source>Line numbers of the prompt on or off</source>
        <translation>Mostrar u ocultar los números de línea del prompt</translation>
    </message>
    <message>
        <source>Next misspelled word of the prompt</source>
        <translation>Siguiente palabra mal escrita del prompt</translation>
    </message>
    <message>
        <source>spelling mistake dictionary</source>
        <translation>ortografía falta error diccionario</translation>
    </message>
    <message>
        <source>My words for the spelling of the prompt…</source>
        <translation>Mis palabras para la ortografía del prompt…</translation>
    </message>
    <message>
        <source>own dictionary remove word</source>
        <translation>diccionario propio quitar palabra</translation>
    </message>
    <message>
        <source>Spelling of the prompt on or off</source>
        <translation>Activar o desactivar la ortografía del prompt</translation>
    </message>
    <message>
        <source>dictionary check words</source>
        <translation>diccionario revisar palabras</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Suggestion</source>
        <translation>Sugerencia</translation>
    </message>
    <message>
        <source>Exact words</source>
        <translation>Palabras exactas</translation>
    </message>
    <message>
        <source>Farewell</source>
        <translation>Despedida</translation>
    </message>
    <message>
        <source>Message for a voicemail</source>
        <translation>Mensaje para un buzón de voz</translation>
    </message>
    <message>
        <source>Change of the prompt ({prompt})</source>
        <translation>Cambio del prompt ({prompt})</translation>
    </message>
    <message>
        <source>v{number} with changes</source>
        <translation>v{number} con cambios</translation>
    </message>
    <message>
        <source>The provider&apos;s answer</source>
        <translation>Respuesta del proveedor</translation>
    </message>
    <message>
        <source>The AI was told to say good-bye, and the call goes on.</source>
        <translation>Se pidió a la IA que se despidiera y la llamada sigue.</translation>
    </message>
    <message>
        <source>Wait a little longer, or hang up now.</source>
        <translation>Espere un poco más o cuelgue ya.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>De nuevo</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>{version} was published over REST with failed scenarios.</source>
        <translation>La {version} se publicó por REST con escenarios fallidos.</translation>
    </message>
    <message>
        <source>These fail with its text: {names}.</source>
        <translation>Estos fallan con su texto: {names}.</translation>
    </message>
    <message>
        <source>Look at it in the versions; an older one can be brought back to the editor.</source>
        <translation>Véala en las versiones; una anterior se puede traer de vuelta al editor.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Abrir su página</translation>
    </message>
    <message>
        <source>SellerCall met a fault the last time.</source>
        <translation>SellerCall tuvo una falla la última vez.</translation>
    </message>
    <message>
        <source>Calls and prompts are safe: they are on disk before anything else happens.</source>
        <translation>Las llamadas y los prompts están a salvo: se guardan en disco antes que nada.</translation>
    </message>
    <message>
        <source>Copy the report and send it to whoever helps you. It holds no customer&apos;s data.</source>
        <translation>Copie el informe y envíelo a quien le ayuda. No contiene datos de clientes.</translation>
    </message>
</context>
<context>
    <name>Arriving</name>
    <message>
        <source>Both texts are together in the editor; nothing is published yet</source>
        <translation>Ambos textos están juntos en el editor; aún no se publicó nada</translation>
    </message>
</context>
<context>
    <name>AskLine</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
</context>
<context>
    <name>AttemptsPart</name>
    <message>
        <source>the next day</source>
        <translation>el día siguiente</translation>
    </message>
    <message>
        <source>again after</source>
        <translation>de nuevo después de</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>como máximo</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>{outcome}: again after</source>
        <translation>{outcome}: de nuevo después de</translation>
    </message>
    <message>
        <source>{outcome}: at most</source>
        <translation>{outcome}: como máximo</translation>
    </message>
    <message>
        <source>at another part of the day</source>
        <translation>en otra parte del día</translation>
    </message>
    <message>
        <source>In the morning, the afternoon or the evening, by the customer&apos;s clock</source>
        <translation>En la mañana, la tarde o la noche, según la hora del cliente</translation>
    </message>
    <message>
        <source>{outcome}: at another part of the day</source>
        <translation>{outcome}: en otra parte del día</translation>
    </message>
    <message>
        <source>Voicemail: again the next day</source>
        <translation>Buzón de voz: de nuevo el día siguiente</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>En total</translation>
    </message>
    <message>
        <source>Within 24 hours</source>
        <translation>En 24 horas</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No contestó</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source> times</source>
        <translation> veces</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Nobody here yet</source>
        <translation>Aún no hay nadie</translation>
    </message>
    <message>
        <source>Contacts are the people you call: their numbers, what they agreed to and every call with them. Bring in a list from a spreadsheet or a telephone, or write the first one.</source>
        <translation>Los contactos son las personas a quienes usted llama: sus números, lo que autorizaron y cada llamada con ellas. Traiga una lista de una hoja de cálculo o de un teléfono, o escriba el primero.</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Importar una lista…</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet…</source>
        <translation>Pegar de una hoja de cálculo…</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Agregar un contacto</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>{time} there</source>
        <translation>allá {time}</translation>
    </message>
    <message>
        <source>Made by another desk or program</source>
        <translation>Hecha por otro puesto o programa</translation>
    </message>
    <message>
        <source>Rings in about {seconds} s</source>
        <translation>Sonará en unos {seconds} s</translation>
    </message>
    <message>
        <source>Another desk or program on the same accounts made the call with {number} and looks after it. What you tell the AI changes the conversation that somebody there may be steering.</source>
        <translation>Otro puesto o programa con las mismas cuentas hizo la llamada con {number} y la atiende. Lo que usted le diga a la IA cambia la conversación que quizá alguien allí esté dirigiendo.</translation>
    </message>
    <message>
        <source>Tell the AI all the same</source>
        <translation>Decírselo a la IA de todos modos</translation>
    </message>
    <message>
        <source>Another desk or program on the same accounts made the call with {number} and looks after it. What you do takes the customer from the conversation that somebody there may be steering.</source>
        <translation>La llamada con {number} la hizo y la atiende otro puesto o programa de las mismas cuentas. Lo que usted hace saca al cliente de una conversación que alguien puede estar dirigiendo allí.</translation>
    </message>
    <message>
        <source>Take the customer all the same</source>
        <translation>Tomar al cliente de todos modos</translation>
    </message>
    <message>
        <source>This call is not yours</source>
        <translation>Esta llamada no es suya</translation>
    </message>
    <message>
        <source>Another desk or program on the same accounts made the call with {number} and looks after it. Hanging up ends it for them and for the customer.</source>
        <translation>Otro puesto o programa con las mismas cuentas hizo la llamada con {number} y la atiende. Si cuelga, termina para ellos y para el cliente.</translation>
    </message>
    <message>
        <source>Hang up all the same</source>
        <translation>Colgar de todos modos</translation>
    </message>
</context>
<context>
    <name>CallCount</name>
    <message>
        <source>1 call</source>
        <translation>1 llamada</translation>
    </message>
    <message>
        <source>more than {count} calls</source>
        <translation>más de {count} llamadas</translation>
    </message>
    <message>
        <source>{count} calls</source>
        <translation>{count} llamadas</translation>
    </message>
</context>
<context>
    <name>CallEnd</name>
    <message>
        <source>Hang up (Esc twice)</source>
        <translation>Colgar (Esc dos veces)</translation>
    </message>
    <message>
        <source>Hanging up…</source>
        <translation>Colgando…</translation>
    </message>
    <message>
        <source>Esc again: hang up</source>
        <translation>Esc otra vez: colgar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Saying good-bye…</source>
        <translation>Despidiéndose…</translation>
    </message>
    <message>
        <source>Say good-bye</source>
        <translation>Despedirse</translation>
    </message>
    <message>
        <source>The AI says a closing sentence to the customer and hangs up.</source>
        <translation>La IA le dice al cliente una frase de cierre y cuelga.</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) not in sight</source>
        <translation>
            <numerusform>%n llamada no está a la vista</numerusform>
            <numerusform>%n llamadas no están a la vista</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallTable</name>
    <message>
        <source>Call history</source>
        <translation>Historial de llamadas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Volver a llamar</translation>
    </message>
    <message>
        <source>Call later…</source>
        <translation>Llamar después…</translation>
    </message>
    <message>
        <source>Rehearse these calls…</source>
        <translation>Ensayar con estas llamadas…</translation>
    </message>
    <message>
        <source>Rehearse the chosen calls…</source>
        <translation>Ensayar con las llamadas elegidas…</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copiar número</translation>
    </message>
    <message>
        <source>Show log lines</source>
        <translation>Ver en el registro</translation>
    </message>
    <message>
        <source>Data of this person…</source>
        <translation>Datos de esta persona…</translation>
    </message>
</context>
<context>
    <name>CallbackNotices</name>
    <message numerus="yes">
        <source>%n callbacks are due</source>
        <translation>
            <numerusform>%n devolución de llamada pendiente</numerusform>
            <numerusform>%n devoluciones de llamada pendientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>A callback is due</source>
        <translation>Hay que devolver una llamada</translation>
    </message>
    <message>
        <source>Call now</source>
        <translation>Llamar ahora</translation>
    </message>
    <message>
        <source>In 10 minutes</source>
        <translation>En 10 minutos</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Ver</translation>
    </message>
</context>
<context>
    <name>CallbackRow</name>
    <message>
        <source>Call back</source>
        <translation>Devolver la llamada</translation>
    </message>
    <message>
        <source>When to call back, by the customer&apos;s clock</source>
        <translation>Cuándo devolver la llamada, en la hora del cliente</translation>
    </message>
</context>
<context>
    <name>CallsChosen</name>
    <message>
        <source>All outgoing calls</source>
        <translation>Todas las salientes</translation>
    </message>
    <message>
        <source>Calls by hand</source>
        <translation>A mano</translation>
    </message>
</context>
<context>
    <name>CallsPart</name>
    <message>
        <source>As the settings have it</source>
        <translation>Como está en la configuración</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>Nuestro número</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
</context>
<context>
    <name>CampaignActs</name>
    <message>
        <source>{name}: 1 number</source>
        <translation>{name}: 1 número</translation>
    </message>
    <message>
        <source>{name}: {count} numbers</source>
        <translation>{name}: {count} números</translation>
    </message>
    <message>
        <source>besides, on the do-not-call list: {count}</source>
        <translation>además, en la lista de no llamar: {count}</translation>
    </message>
</context>
<context>
    <name>CampaignBeginning</name>
    <message>
        <source>A campaign works down a list of contacts: within the hours of the law, never the same person twice, and never who asked not to be called. A name and a list are enough to begin; nobody is called before you start it.</source>
        <translation>Una campaña recorre una lista de contactos: dentro del horario de la ley, nunca dos veces a la misma persona y nunca a quien pidió que no lo llamen. Bastan un nombre y una lista; no se llama a nadie antes de que usted la inicie.</translation>
    </message>
    <message>
        <source>Make a campaign</source>
        <translation>Crear una campaña</translation>
    </message>
    <message>
        <source>No campaign yet</source>
        <translation>Todavía no hay campañas</translation>
    </message>
</context>
<context>
    <name>CampaignForm</name>
    <message>
        <source>Give the campaign a name.</source>
        <translation>Póngale un nombre a la campaña.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>Campaña nueva</translation>
    </message>
    <message>
        <source>Change the campaign</source>
        <translation>Cambiar la campaña</translation>
    </message>
    <message>
        <source>The one in force at each call</source>
        <translation>El vigente en cada llamada</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versión {number}</translation>
    </message>
    <message>
        <source>{prompt}: the one in force at each call</source>
        <translation>{prompt}: la versión vigente en cada llamada</translation>
    </message>
    <message>
        <source>The call ends</source>
        <translation>La llamada termina</translation>
    </message>
    <message>
        <source>The message of the settings</source>
        <translation>El mensaje de la configuración</translation>
    </message>
    <message>
        <source>Whoever is free</source>
        <translation>Quien esté libre</translation>
    </message>
    <message>
        <source>Only who agreed on them</source>
        <translation>Solo quien las acordó</translation>
    </message>
    <message>
        <source>No ceiling</source>
        <translation>Sin tope</translation>
    </message>
    <message>
        <source>Whoever wants, or names with commas between them</source>
        <translation>Quien quiera, o nombres separados por comas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Who is called</source>
        <translation>A quién se llama</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Calls at once, of the AI alone</source>
        <translation>Llamadas a la vez, de la IA sola</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Number, voice, dispositions</source>
        <translation>Número, voz, tipificaciones</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>When to try again</source>
        <translation>Cuándo intentar de nuevo</translation>
    </message>
    <message>
        <source>A voicemail answers</source>
        <translation>Si contesta un buzón de voz</translation>
    </message>
    <message>
        <source>Callbacks are for</source>
        <translation>Las devoluciones de llamada son para</translation>
    </message>
    <message>
        <source>It may cost at most</source>
        <translation>Puede costar como máximo</translation>
    </message>
    <message>
        <source>Who works on it</source>
        <translation>Quién trabaja en ella</translation>
    </message>
</context>
<context>
    <name>CampaignReasons</name>
    <message>
        <source>on the do-not-call list</source>
        <translation>en la lista de no llamar</translation>
    </message>
    <message>
        <source>no consent on record, and the law asks it</source>
        <translation>sin consentimiento registrado, y la ley lo exige</translation>
    </message>
    <message>
        <source>calls to that country are off by its law</source>
        <translation>las llamadas a ese país están desactivadas por su ley</translation>
    </message>
    <message>
        <source>the carrier does not let calls to that country out</source>
        <translation>el operador no permite llamar a ese país</translation>
    </message>
    <message>
        <source>not within the call limits of this desk</source>
        <translation>fuera de los límites de llamadas de este puesto</translation>
    </message>
    <message>
        <source>called as often as allowed</source>
        <translation>ya se llamó tantas veces como se permite</translation>
    </message>
    <message>
        <source>outside the hours for calls</source>
        <translation>fuera del horario de llamadas</translation>
    </message>
    <message>
        <source>a public holiday</source>
        <translation>un festivo</translation>
    </message>
    <message>
        <source>never within the hours of this campaign</source>
        <translation>nunca dentro del horario de esta campaña</translation>
    </message>
    <message>
        <source>the prompt asks for what is not known of them</source>
        <translation>el prompt pide datos que no se tienen de ellos</translation>
    </message>
    <message>
        <source>no rules of law are checked for that country</source>
        <translation>no se verifica ninguna regla legal de ese país</translation>
    </message>
    <message>
        <source>the rules of that country are due for review</source>
        <translation>las reglas de ese país deben revisarse</translation>
    </message>
    <message>
        <source>what time it is there is not known</source>
        <translation>no se sabe qué hora es allá</translation>
    </message>
    <message>
        <source>may be in several time zones</source>
        <translation>puede estar en varias zonas horarias</translation>
    </message>
    <message>
        <source>the country&apos;s register was not consulted</source>
        <translation>no se consultó el registro del país</translation>
    </message>
    <message>
        <source>no consent on record</source>
        <translation>sin consentimiento registrado</translation>
    </message>
    <message>
        <source>its public holidays are not known</source>
        <translation>no se conocen sus festivos</translation>
    </message>
    <message>
        <source>a colleague talks with them</source>
        <translation>un colega habla con ellos</translation>
    </message>
    <message>
        <source>may want no more calls: nobody has judged it yet</source>
        <translation>quizá no quiera más llamadas: nadie lo ha revisado</translation>
    </message>
    <message>
        <source>somebody talked with them today</source>
        <translation>alguien habló hoy con este contacto</translation>
    </message>
    <message>
        <source>this computer&apos;s clock is wrong</source>
        <translation>el reloj de este equipo está mal</translation>
    </message>
    <message>
        <source>simulated customers: the rules say no</source>
        <translation>clientes simulados: las reglas dicen que no</translation>
    </message>
    <message>
        <source>of high risk for the carrier</source>
        <translation>de alto riesgo para el operador</translation>
    </message>
    <message>
        <source>one more call, then the cap is reached</source>
        <translation>una llamada más y se alcanza el tope</translation>
    </message>
    <message>
        <source>called all the same, by a person&apos;s word</source>
        <translation>se llama de todos modos, por decisión de una persona</translation>
    </message>
    <message>
        <source>the contact or its number was taken away</source>
        <translation>se quitó el contacto o su número</translation>
    </message>
</context>
<context>
    <name>CampaignRows</name>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Próxima</translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation>Último resultado</translation>
    </message>
</context>
<context>
    <name>CampaignView</name>
    <message>
        <source>{done} of {all} done</source>
        <translation>{done} de {all} hechos</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 llamada</translation>
    </message>
    <message>
        <source>{count} calls</source>
        <translation>{count} llamadas</translation>
    </message>
    <message>
        <source>{cost} so far</source>
        <translation>{cost} hasta ahora</translation>
    </message>
</context>
<context>
    <name>CampaignWork</name>
    <message>
        <source>In a call</source>
        <translation>En una llamada</translation>
    </message>
    <message>
        <source>Paused: {why}</source>
        <translation>En pausa: {why}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>The next contact comes when you are free.</source>
        <translation>El siguiente contacto llega cuando usted esté libre.</translation>
    </message>
    <message>
        <source>Looking for the next contact…</source>
        <translation>Buscando el siguiente contacto…</translation>
    </message>
    <message>
        <source>The one before was not called: {why}</source>
        <translation>Al anterior no se le llamó: {why}</translation>
    </message>
</context>
<context>
    <name>Campaigns</name>
    <message>
        <source>Not started</source>
        <translation>Sin iniciar</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>You look first and start each call</source>
        <translation>Usted mira primero e inicia cada llamada</translation>
    </message>
    <message>
        <source>One after the other, when you are free</source>
        <translation>Una tras otra, cuando usted está libre</translation>
    </message>
    <message>
        <source>The AI alone, several at once</source>
        <translation>La IA sola, varias a la vez</translation>
    </message>
    <message>
        <source>Callback agreed</source>
        <translation>Devolución acordada</translation>
    </message>
    <message>
        <source>To be tried again</source>
        <translation>Se intentará de nuevo</translation>
    </message>
    <message>
        <source>Not called yet</source>
        <translation>Aún sin llamar</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Not called any more</source>
        <translation>Ya no se llama</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>contactado</translation>
    </message>
    <message>
        <source>callback agreed</source>
        <translation>devolución acordada</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no contestó</translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation>buzón de voz</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>número equivocado</translation>
    </message>
    <message>
        <source>may not be called</source>
        <translation>no se permite llamar</translation>
    </message>
    <message>
        <source>failed on our side</source>
        <translation>falló de nuestro lado</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>asked for no more calls</source>
        <translation>pidió que no lo llamen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>quitado</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>It goes on {when}.</source>
        <translation>Continúa {when}.</translation>
    </message>
    <message>
        <source>It runs; this desk does not work on it.</source>
        <translation>Está en marcha; este puesto no trabaja en ella.</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} de {all}</translation>
    </message>
    <message>
        <source>{progress} · about {time} left</source>
        <translation>{progress} · faltan cerca de {time}</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>Still to come: about {calls} calls, {time} of work</source>
        <translation>Faltan unas {calls} llamadas, {time} de trabajo</translation>
    </message>
    <message>
        <source>; what it costs is not known yet</source>
        <translation>; todavía no se sabe cuánto cuesta</translation>
    </message>
    <message>
        <source>Again in an hour</source>
        <translation>De nuevo en una hora</translation>
    </message>
    <message>
        <source>Again tomorrow</source>
        <translation>De nuevo mañana</translation>
    </message>
    <message>
        <source>The wrong person or number</source>
        <translation>Persona o número equivocado</translation>
    </message>
    <message>
        <source>Does not fit this campaign</source>
        <translation>No corresponde a esta campaña</translation>
    </message>
    <message>
        <source>A break</source>
        <translation>Un descanso</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>Almuerzo</translation>
    </message>
    <message>
        <source>A meeting</source>
        <translation>Una reunión</translation>
    </message>
    <message>
        <source>Other work</source>
        <translation>Otro trabajo</translation>
    </message>
    <message>
        <source>{who}: paused ({why}) since {when}</source>
        <translation>{who}: en pausa ({why}) desde {when}</translation>
    </message>
</context>
<context>
    <name>CampaignsPage</name>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>What was typed was put away</source>
        <translation>Lo escrito se descartó</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>No campaign chosen</source>
        <translation>Ninguna campaña elegida</translation>
    </message>
    <message>
        <source>Choose one from the list to see how it stands and who is called next.</source>
        <translation>Elija una de la lista para ver cómo va y a quién se llama después.</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Nothing differs.</source>
        <translation>No hay diferencias.</translation>
    </message>
    <message>
        <source>… equal lines: {count}</source>
        <translation>… líneas iguales: {count}</translation>
    </message>
</context>
<context>
    <name>CheckPart</name>
    <message>
        <source>Your own number</source>
        <translation>Su propio número</translation>
    </message>
    <message>
        <source>Number for a test call</source>
        <translation>Número para una llamada de prueba</translation>
    </message>
    <message>
        <source>Test call</source>
        <translation>Llamada de prueba</translation>
    </message>
    <message>
        <source>Why not, and what to know</source>
        <translation>Por qué no, y qué debe saberse</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Por qué no</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>Qué debe saberse</translation>
    </message>
    <message>
        <source>{count} can be called now</source>
        <translation>A {count} se les puede llamar ahora</translation>
    </message>
    <message>
        <source>{count} later today</source>
        <translation>a {count} más tarde hoy</translation>
    </message>
    <message>
        <source>{count} on another day</source>
        <translation>a {count} otro día</translation>
    </message>
    <message>
        <source>{count} not at all</source>
        <translation>a {count} no se les puede llamar</translation>
    </message>
    <message>
        <source>held back until somebody has judged whether they want calls: {count}</source>
        <translation>retenidos hasta que alguien revise si quieren llamadas: {count}</translation>
    </message>
    <message>
        <source>The first can be called {when}.</source>
        <translation>Al primero se le puede llamar {when}.</translation>
    </message>
    <message>
        <source>Reckoned from {count} of them.</source>
        <translation>Calculado con {count} de ellos.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>SellerCall goes on working here</source>
        <translation>SellerCall sigue trabajando aquí</translation>
    </message>
    <message>
        <source>Calls go on and come in. Open or quit it from this icon.</source>
        <translation>Las llamadas siguen y entran. Desde este icono puede abrirlo o salir.</translation>
    </message>
    <message>
        <source>A call could not be hung up: the program stays open</source>
        <translation>No se pudo colgar una llamada: el programa sigue abierto</translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <source>Nothing was published: choose first what becomes of your text.</source>
        <translation>No se publicó nada: elija primero qué pasa con su texto.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Combinar</translation>
    </message>
    <message>
        <source>Put both texts together in the editor; what both changed is asked</source>
        <translation>Combinar ambos textos en el editor; se pregunta por lo que ambos cambiaron</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Conservar el mío</translation>
    </message>
    <message>
        <source>Go on with your text; publishing it makes the next version</source>
        <translation>Siga con su texto; al publicarlo será la próxima versión</translation>
    </message>
    <message>
        <source>{name} was read, and you have unsaved changes. Your text is still here.</source>
        <translation>Se leyó {name} y usted tiene cambios sin guardar. Su texto sigue aquí.</translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation>Cargar el otro</translation>
    </message>
    <message>
        <source>Put the published text here; undo brings yours back</source>
        <translation>Trae aquí el texto publicado; deshacer recupera el suyo</translation>
    </message>
    <message>
        <source>See both</source>
        <translation>Ver ambos</translation>
    </message>
    <message>
        <source>{author} published v{number} while you were editing. Your text is still here.</source>
        <translation>{author} publicó la v{number} mientras usted editaba. Su texto sigue aquí.</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Otro programa</translation>
    </message>
</context>
<context>
    <name>ConflictNote</name>
    <message>
        <source>Save mine over it</source>
        <translation>Guardar lo mío encima</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Tomar lo de allá</translation>
    </message>
    <message>
        <source>Somebody else changed this contact meanwhile.</source>
        <translation>Otra persona cambió este contacto entretanto.</translation>
    </message>
    <message>
        <source>Somebody else deleted this contact meanwhile.</source>
        <translation>Otra persona eliminó este contacto entretanto.</translation>
    </message>
    <message>
        <source>Save it as a new contact</source>
        <translation>Guardarlo como contacto nuevo</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Aquí</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Allá</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>Check {name}</source>
        <translation>Comprobar {name}</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>{name} accepts the keys.</source>
        <translation>{name} acepta las claves.</translation>
    </message>
    <message>
        <source>A key is missing.</source>
        <translation>Falta una clave.</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>¿Quitar {name}?</translation>
    </message>
    <message>
        <source>SellerCall cannot show it again. Until it is entered anew, what needs it does not work.</source>
        <translation>SellerCall no puede volver a mostrarla. Hasta que se ingrese de nuevo, no funciona lo que la necesita.</translation>
    </message>
    <message>
        <source>Sign out of this computer?</source>
        <translation>¿Cerrar la sesión en este equipo?</translation>
    </message>
    <message>
        <source>Every key is removed. Until keys are entered again nobody can be called, a call that goes on cannot be hung up from here, and a number that points here cannot be given back.</source>
        <translation>Se eliminan todas las claves. Hasta que se ingresen de nuevo no se puede llamar a nadie, una llamada en curso no se puede colgar desde aquí y un número que apunta aquí no se puede devolver.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>The kept keys are removed. Those in the environment&apos;s variables stay.</source>
        <translation>Las claves guardadas se eliminaron. Las de las variables de entorno permanecen.</translation>
    </message>
    <message>
        <source>The keys of this session are forgotten.</source>
        <translation>Las claves de esta sesión se olvidaron.</translation>
    </message>
    <message>
        <source>No key is left on this computer.</source>
        <translation>No queda ninguna clave en este equipo.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Keys are kept by the system, never in a file of SellerCall, and are never shown again.</source>
        <translation>El sistema guarda las claves, nunca un archivo de SellerCall, y no se vuelven a mostrar.</translation>
    </message>
    <message>
        <source>Set-up assistant…</source>
        <translation>Asistente de configuración…</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Túnel</translation>
    </message>
    <message>
        <source>More keys that may sign webhooks</source>
        <translation>Otras claves que pueden firmar webhooks</translation>
    </message>
    <message>
        <source>With the auth token</source>
        <translation>Con el auth token</translation>
    </message>
    <message>
        <source>With an API key (the auth token still verifies webhooks)</source>
        <translation>Con una API key (el auth token sigue verificando los webhooks)</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Cerrar sesión…</translation>
    </message>
    <message>
        <source>Removes every key that SellerCall keeps on this computer, all at once.</source>
        <translation>Elimina de una vez todas las claves que SellerCall guarda en este equipo.</translation>
    </message>
    <message>
        <source>Keep for this session only</source>
        <translation>Conservar solo en esta sesión</translation>
    </message>
    <message>
        <source>Ultravox API key</source>
        <translation>API key de Ultravox</translation>
    </message>
    <message>
        <source>8 letters or digits, a point, and 32 more.</source>
        <translation>8 letras o dígitos, un punto y 32 más.</translation>
    </message>
    <message>
        <source>Ultravox webhook secret (optional)</source>
        <translation>Secreto de webhooks de Ultravox (opcional)</translation>
    </message>
    <message>
        <source>At least 8 characters without blanks.</source>
        <translation>Al menos 8 caracteres sin espacios.</translation>
    </message>
    <message>
        <source>Former Ultravox webhook secret (while you change it)</source>
        <translation>Secreto de webhook anterior de Ultravox (mientras lo cambia)</translation>
    </message>
    <message>
        <source>Calls that began with it still report with it.</source>
        <translation>Las llamadas que empezaron con él siguen avisando con él.</translation>
    </message>
    <message>
        <source>Twilio account SID</source>
        <translation>Account SID de Twilio</translation>
    </message>
    <message>
        <source>AC and 32 of the signs 0-9 and a-f.</source>
        <translation>AC y 32 signos entre 0-9 y a-f.</translation>
    </message>
    <message>
        <source>Twilio auth token</source>
        <translation>Auth token de Twilio</translation>
    </message>
    <message>
        <source>32 of the signs 0-9 and a-f.</source>
        <translation>32 signos entre 0-9 y a-f.</translation>
    </message>
    <message>
        <source>Twilio secondary auth token (while you change it)</source>
        <translation>Auth token secundario de Twilio (mientras lo cambia)</translation>
    </message>
    <message>
        <source>Webhooks signed with either token are accepted.</source>
        <translation>Se aceptan los webhooks firmados con cualquiera de los dos.</translation>
    </message>
    <message>
        <source>Twilio shared key for webhooks (optional)</source>
        <translation>Clave compartida de Twilio para webhooks (opcional)</translation>
    </message>
    <message>
        <source>Only if your account signs its webhooks with one.</source>
        <translation>Solo si su cuenta firma con ella sus webhooks.</translation>
    </message>
    <message>
        <source>Twilio API key SID</source>
        <translation>SID de la API key de Twilio</translation>
    </message>
    <message>
        <source>SK and 32 of the signs 0-9 and a-f.</source>
        <translation>SK y 32 signos entre 0-9 y a-f.</translation>
    </message>
    <message>
        <source>Twilio API key secret</source>
        <translation>Secreto de la API key de Twilio</translation>
    </message>
    <message>
        <source>32 letters or digits.</source>
        <translation>32 letras o dígitos.</translation>
    </message>
    <message>
        <source>Passphrase of the SSH key (optional)</source>
        <translation>Frase de contraseña de la clave SSH (opcional)</translation>
    </message>
    <message>
        <source>As you type it for ssh.</source>
        <translation>Como la escribe para ssh.</translation>
    </message>
    <message>
        <source>cloudflared tunnel token</source>
        <translation>Token del túnel de cloudflared</translation>
    </message>
    <message>
        <source>At least 20 characters without blanks.</source>
        <translation>Al menos 20 caracteres sin espacios.</translation>
    </message>
    <message>
        <source>ngrok authtoken</source>
        <translation>Authtoken de ngrok</translation>
    </message>
    <message>
        <source>memory, for this session only</source>
        <translation>la memoria, solo en esta sesión</translation>
    </message>
    <message>
        <source>the environment&apos;s variables</source>
        <translation>las variables de entorno</translation>
    </message>
    <message>
        <source>the system&apos;s keyring</source>
        <translation>el llavero del sistema</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save: {name}</source>
        <translation>Guardar: {name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove: {name}</source>
        <translation>Quitar: {name}</translation>
    </message>
    <message>
        <source>Stored in {place}</source>
        <translation>Guardada en {place}</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>No guardada</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>How they agreed</source>
        <translation>Cómo autorizó</translation>
    </message>
    <message>
        <source>When they agreed</source>
        <translation>Cuándo autorizó</translation>
    </message>
    <message>
        <source>What proves it: a file, a call, a sentence</source>
        <translation>Qué lo prueba: un archivo, una llamada, una frase</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>Qué lo prueba</translation>
    </message>
    <message>
        <source>Add consent</source>
        <translation>Agregar consentimiento</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ConsentRecord</name>
    <message>
        <source>Add consent…</source>
        <translation>Agregar consentimiento…</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Retirar el consentimiento</translation>
    </message>
    <message>
        <source>No consent is recorded.</source>
        <translation>No hay ningún consentimiento registrado.</translation>
    </message>
    <message>
        <source>Withdrawn {when}</source>
        <translation>Retirado {when}</translation>
    </message>
    <message>
        <source>Until {when}</source>
        <translation>Hasta {when}</translation>
    </message>
    <message>
        <source>Given {when}, written down by {name}</source>
        <translation>Dado {when}, anotado por {name}</translation>
    </message>
</context>
<context>
    <name>ContactActs</name>
    <message>
        <source>Somebody else changed this contact meanwhile. Please look again.</source>
        <translation>Otra persona cambió este contacto entretanto. Revíselo de nuevo.</translation>
    </message>
    <message>
        <source>{name} was deleted</source>
        <translation>Se eliminó a {name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>ContactDetails</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Delete this contact (Del)</source>
        <translation>Eliminar este contacto (Supr)</translation>
    </message>
    <message>
        <source>More about this person</source>
        <translation>Más sobre esta persona</translation>
    </message>
    <message>
        <source>Contact of {name}</source>
        <translation>Contacto de {name}</translation>
    </message>
    <message>
        <source>Contact: {name}</source>
        <translation>Contacto: {name}</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Lo que ha pasado</translation>
    </message>
</context>
<context>
    <name>ContactEditor</name>
    <message>
        <source>Write a name, a company or a number.</source>
        <translation>Escriba un nombre, una empresa o un número.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Contacto nuevo</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>Editar {name}</translation>
    </message>
    <message>
        <source>Several with commas between</source>
        <translation>Varios, separados por comas</translation>
    </message>
    <message>
        <source>Empty: anyone&apos;s</source>
        <translation>Vacío: de cualquiera</translation>
    </message>
    <message>
        <source>name: value, one on each line</source>
        <translation>nombre: valor, uno por línea</translation>
    </message>
</context>
<context>
    <name>ContactFinder</name>
    <message>
        <source>Name, number, company, e-mail or tag</source>
        <translation>Nombre, número, empresa, correo o etiqueta</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Buscar contactos</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>1 possible duplicate</source>
        <translation>1 posible duplicado</translation>
    </message>
    <message>
        <source>{count} possible duplicates</source>
        <translation>{count} posibles duplicados</translation>
    </message>
    <message>
        <source>1 contact</source>
        <translation>1 contacto</translation>
    </message>
    <message>
        <source>{count} contacts</source>
        <translation>{count} contactos</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Nadie coincide</translation>
    </message>
    <message>
        <source>Try fewer letters, part of a number, or the company.</source>
        <translation>Pruebe con menos letras, parte de un número o la empresa.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
</context>
<context>
    <name>ContactNumbers</name>
    <message>
        <source>No number yet.</source>
        <translation>Aún no hay número.</translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation>Copiar {number}</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>Llamar al {number}</translation>
    </message>
    <message>
        <source>no longer reaches</source>
        <translation>ya no comunica</translation>
    </message>
    <message>
        <source>on the do-not-call list</source>
        <translation>en la lista de no llamar</translation>
    </message>
</context>
<context>
    <name>ContactTable</name>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
</context>
<context>
    <name>ContactTimeLine</name>
    <message>
        <source>Nothing yet.</source>
        <translation>Aún nada.</translation>
    </message>
    <message>
        <source>Show what was earlier</source>
        <translation>Mostrar lo anterior</translation>
    </message>
    <message>
        <source>Take this merge back</source>
        <translation>Deshacer esta unión</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quién</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Móvil</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Casa</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>In writing</source>
        <translation>Por escrito</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>De palabra</translation>
    </message>
    <message>
        <source>Asked to be called</source>
        <translation>Pidió que lo llamen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Whose contact</source>
        <translation>De quién es el contacto</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Variables for the prompt</source>
        <translation>Variables para el prompt</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>As the desk&apos;s</source>
        <translation>El del puesto</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>What you wrote is not saved yet</source>
        <translation>Lo que escribió aún no está guardado</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>Number copied</source>
        <translation>Número copiado</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>Nadie elegido</translation>
    </message>
    <message>
        <source>Choose somebody from the list to see numbers, consent and calls.</source>
        <translation>Elija a alguien de la lista para ver números, consentimiento y llamadas.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Detener…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Work on it here</source>
        <translation>Trabajar en ella aquí</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revisar de nuevo</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>No words yet.</source>
        <translation>Aún no hay palabras.</translation>
    </message>
    <message>
        <source>There was no conversation.</source>
        <translation>No hubo conversación.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
</context>
<context>
    <name>Copyable</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy {name}</source>
        <translation>Copiar {name}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>{name} copied</source>
        <translation>{name}: copiado</translation>
    </message>
</context>
<context>
    <name>CostLabel</name>
    <message>
        <source>Cost so far: {amount}</source>
        <translation>Costo hasta ahora: {amount}</translation>
    </message>
    <message>
        <source>Cost so far, an estimate: {amount}</source>
        <translation>Costo hasta ahora, estimado: {amount}</translation>
    </message>
    <message>
        <source>{provider}: the price is not known</source>
        <translation>{provider}: no se conoce el precio</translation>
    </message>
    <message>
        <source>{provider}: {amount}</source>
        <translation>{provider}: {amount}</translation>
    </message>
    <message>
        <source>{provider}: about {amount}</source>
        <translation>{provider}: unos {amount}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Open data folder</source>
        <translation>Abrir la carpeta de datos</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) are kept.</source>
        <translation>
            <numerusform>Se conserva %Ln llamada.</numerusform>
            <numerusform>Se conservan %Ln llamadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) are kept, in {size} on disk.</source>
        <translation>
            <numerusform>Se conserva %Ln llamada; ocupa {size} en disco.</numerusform>
            <numerusform>Se conservan %Ln llamadas; ocupan {size} en disco.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>talks and buys</source>
        <translation>conversa y compra</translation>
    </message>
    <message>
        <source>listens and refuses</source>
        <translation>escucha y no acepta</translation>
    </message>
    <message>
        <source>the line is busy</source>
        <translation>la línea está ocupada</translation>
    </message>
    <message>
        <source>never answers</source>
        <translation>nunca contesta</translation>
    </message>
    <message>
        <source>rejects the call</source>
        <translation>rechaza la llamada</translation>
    </message>
    <message>
        <source>the voicemail answers</source>
        <translation>contesta el buzón de voz</translation>
    </message>
    <message>
        <source>hangs up in the middle</source>
        <translation>cuelga a la mitad</translation>
    </message>
    <message>
        <source>the number does not exist</source>
        <translation>el número no existe</translation>
    </message>
    <message>
        <source>the country is not allowed</source>
        <translation>el país no está permitido</translation>
    </message>
    <message>
        <source>the voice AI is out of order</source>
        <translation>la IA de voz está fuera de servicio</translation>
    </message>
    <message>
        <source>the voice AI is slow to start</source>
        <translation>la IA de voz tarda en empezar</translation>
    </message>
    <message>
        <source>the voice AI&apos;s limit is reached</source>
        <translation>la IA de voz llegó a su límite</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>no se puede alcanzar</translation>
    </message>
    <message>
        <source>talks on and on</source>
        <translation>habla sin parar</translation>
    </message>
    <message>
        <source>the AI&apos;s connection breaks</source>
        <translation>se corta la conexión de la IA</translation>
    </message>
    <message>
        <source>a full mailbox answers</source>
        <translation>contesta un buzón lleno</translation>
    </message>
    <message>
        <source>a voice menu answers</source>
        <translation>contesta un menú de voz</translation>
    </message>
    <message>
        <source>a call screener asks who calls</source>
        <translation>un filtro de llamadas pregunta quién llama</translation>
    </message>
    <message>
        <source>music on hold, nobody speaks</source>
        <translation>música de espera, nadie habla</translation>
    </message>
    <message>
        <source>asks not to be called again</source>
        <translation>pide que no lo llamen más</translation>
    </message>
    <message>
        <source>only seems to ask for that</source>
        <translation>solo parece pedirlo</translation>
    </message>
    <message>
        <source>spells an e-mail address</source>
        <translation>deletrea un correo electrónico</translation>
    </message>
    <message>
        <source>Let a customer call in</source>
        <translation>Que llame un cliente</translation>
    </message>
    <message>
        <source>Call a demo customer</source>
        <translation>Llamar a un cliente de demostración</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>The call could not be read. Choose it again to retry.</source>
        <translation>No se pudo leer la llamada. Elíjala otra vez para reintentar.</translation>
    </message>
    <message>
        <source>No call chosen</source>
        <translation>Ninguna llamada elegida</translation>
    </message>
    <message>
        <source>Number {number}</source>
        <translation>Número {number}</translation>
    </message>
    <message>
        <source>Details of the call</source>
        <translation>Detalles de la llamada</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Volver a llamar</translation>
    </message>
    <message>
        <source>Show log lines</source>
        <translation>Ver en el registro</translation>
    </message>
    <message>
        <source>Show the exchanges with the providers</source>
        <translation>Mostrar los intercambios con los proveedores</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Cerrar los detalles</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>Dialer</name>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation>Número al que se llama</translation>
    </message>
    <message>
        <source>Number to call (Ctrl+D)</source>
        <translation>Número al que se llama (Ctrl+D)</translation>
    </message>
    <message>
        <source>Calling…</source>
        <translation>Llamando…</translation>
    </message>
    <message>
        <source>Call a number</source>
        <translation>Llamar a un número</translation>
    </message>
    <message>
        <source>Extension {text} cannot be dialed: the AI will speak with whoever answers.</source>
        <translation>La extensión {text} no se puede marcar: la IA hablará con quien conteste.</translation>
    </message>
    <message>
        <source>{text} stands beside the number and is not dialed.</source>
        <translation>{text} está junto al número y no se marca.</translation>
    </message>
    <message>
        <source>{text} is no number of the country that its + names. Correct it, or take it away.</source>
        <translation>{text} no es un número del país que indica su +. Corríjalo o quítelo.</translation>
    </message>
    <message>
        <source>The old prefix {text} is no longer dialed and was left out.</source>
        <translation>El prefijo antiguo {text} ya no se marca y se omitió.</translation>
    </message>
    <message>
        <source>{text} was read as the country code.</source>
        <translation>{text} se leyó como el código del país.</translation>
    </message>
    <message>
        <source>{text} was read as the + of the country code.</source>
        <translation>{text} se leyó como el + del código del país.</translation>
    </message>
    <message>
        <source>Read from a spreadsheet&apos;s way of writing it.</source>
        <translation>Leído como lo escribe una hoja de cálculo.</translation>
    </message>
    <message>
        <source>Landlines in Colombia now begin with 60 and the area: 60 1 for Bogotá.</source>
        <translation>Los fijos de Colombia ahora empiezan con 60 y el indicativo: 60 1 para Bogotá.</translation>
    </message>
    <message>
        <source>If it is of another country, write + and that country&apos;s code first.</source>
        <translation>Si es de otro país, escriba primero + y el código de ese país.</translation>
    </message>
    <message>
        <source>In {text} there are letters that look like digits. Correct them.</source>
        <translation>En {text} hay letras que parecen números. Corríjalas.</translation>
    </message>
    <message>
        <source>With a + in front it would be {text}. Press + if you mean that number.</source>
        <translation>Con un + delante sería {text}. Pulse + si se refiere a ese número.</translation>
    </message>
</context>
<context>
    <name>DiscardQuestion</name>
    <message>
        <source>The campaign and its list are deleted. The contacts stay.</source>
        <translation>La campaña y su lista se eliminan. Los contactos se conservan.</translation>
    </message>
    <message>
        <source>Delete the campaign</source>
        <translation>Eliminar la campaña</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>DisclosureChips</name>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Said that it is an AI</source>
        <translation>Dijo que es una IA</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Said that the call may be recorded</source>
        <translation>Dijo que la llamada puede ser grabada</translation>
    </message>
    <message>
        <source>Way out</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Offered a way out</source>
        <translation>Ofreció una salida</translation>
    </message>
    <message>
        <source>{words}, at {time}</source>
        <translation>{words}, en {time}</translation>
    </message>
    <message>
        <source>not said in time</source>
        <translation>no lo dijo a tiempo</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>aún no lo dijo</translation>
    </message>
    <message>
        <source>Press (F6) to have the AI say: «{sentence}»</source>
        <translation>Pulse (F6) para que la IA diga: «{sentence}»</translation>
    </message>
</context>
<context>
    <name>DispositionChoice</name>
    <message>
        <source>Only some dispositions</source>
        <translation>Solo algunas tipificaciones</translation>
    </message>
</context>
<context>
    <name>DoNotCall</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>En palabras del cliente</translation>
    </message>
</context>
<context>
    <name>DoNotCallPage</name>
    <message>
        <source>Do-not-call list</source>
        <translation>Lista de no llamar</translation>
    </message>
    <message>
        <source>Search by number, reason or words</source>
        <translation>Buscar por número, motivo o palabras</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Agregar…</translation>
    </message>
    <message>
        <source>Take off…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Encontrados: {count}</translation>
    </message>
    <message>
        <source>On the list: {count}</source>
        <translation>En la lista: {count}</translation>
    </message>
    <message>
        <source>the latest are shown, search for the others</source>
        <translation>se muestran los últimos; busque los demás</translation>
    </message>
    <message>
        <source>{number} was on the list already.</source>
        <translation>El {number} ya estaba en la lista.</translation>
    </message>
    <message>
        <source>{number} is not called any more.</source>
        <translation>Ya no se llama al {number}.</translation>
    </message>
    <message>
        <source>{number} may be called again.</source>
        <translation>Se puede volver a llamar al {number}.</translation>
    </message>
    <message>
        <source>Import a do-not-call list</source>
        <translation>Importar una lista de no llamar</translation>
    </message>
    <message>
        <source>Export the do-not-call list</source>
        <translation>Exportar la lista de no llamar</translation>
    </message>
    <message>
        <source>do-not-call.csv</source>
        <translation>no-llamar.csv</translation>
    </message>
    <message>
        <source>{name} could not be read.</source>
        <translation>No se pudo leer {name}.</translation>
    </message>
    <message>
        <source>{name} could not be written.</source>
        <translation>No se pudo escribir {name}.</translation>
    </message>
    <message>
        <source>Rows read: {count}</source>
        <translation>Filas leídas: {count}</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>De {name}</translation>
    </message>
    <message>
        <source>Added: {added}. On the list already: {known}.</source>
        <translation>Agregados: {added}. Ya estaban en la lista: {known}.</translation>
    </message>
    <message>
        <source>Numbers written to {name}: {count}</source>
        <translation>Números escritos en {name}: {count}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«{words}»</translation>
    </message>
    <message>
        <source>These numbers are not called from here, in whatever way. Their own calls are still answered.</source>
        <translation>Estos números no se llaman desde aquí, de ninguna manera. Sus propias llamadas se siguen atendiendo.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Log and exchanges</source>
        <translation>Registro e intercambios</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Intercambios</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>The same number: {value}</source>
        <translation>El mismo número: {value}</translation>
    </message>
    <message>
        <source>The same e-mail: {value}</source>
        <translation>El mismo correo: {value}</translation>
    </message>
    <message>
        <source>The same name and company: {value}</source>
        <translation>El mismo nombre y empresa: {value}</translation>
    </message>
    <message>
        <source>They cannot be parted any more: somebody did it already, or merged them with others, or deleted it.</source>
        <translation>Ya no se pueden separar: alguien ya lo hizo, o los unió con otros, o borró el contacto.</translation>
    </message>
    <message>
        <source>{name}: parted again</source>
        <translation>{name}: separado de nuevo</translation>
    </message>
    <message>
        <source>What was edited since stays: {fields}</source>
        <translation>Lo que se editó después se queda: {fields}</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Possible duplicates</source>
        <translation>Posibles duplicados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Merge into one</source>
        <translation>Unir en uno</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>No son la misma persona</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} de {count}</translation>
    </message>
    <message>
        <source>They are not offered for merging any more</source>
        <translation>Ya no se proponen para unir</translation>
    </message>
    <message>
        <source>Somebody else changed one of them meanwhile. Please look again.</source>
        <translation>Otra persona cambió uno de ellos entretanto. Revíselos de nuevo.</translation>
    </message>
    <message>
        <source>{name} is one contact now</source>
        <translation>{name} es ahora un solo contacto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Sin duplicados</translation>
    </message>
    <message>
        <source>No two contacts share a number, an e-mail, or a name and company.</source>
        <translation>Ningún contacto comparte con otro un número, un correo, o el nombre y la empresa.</translation>
    </message>
    <message>
        <source>Back to the contacts</source>
        <translation>Volver a los contactos</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Changes discarded</source>
        <translation>Cambios descartados</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Which number is not to be called any more?</source>
        <translation>¿Qué número no se debe llamar más?</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>Agregar a la lista</translation>
    </message>
    <message>
        <source>Reason, e.g. asked by e-mail</source>
        <translation>Motivo, p. ej., lo pidió por correo</translation>
    </message>
    <message>
        <source>Why may {number} be called again?</source>
        <translation>¿Por qué se puede volver a llamar al {number}?</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Reason; it is kept with your name</source>
        <translation>Motivo; se guarda con su nombre</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>EraseForm</name>
    <message>
        <source>Reason, e.g. asked in writing on 3 November</source>
        <translation>Motivo, p. ej. lo pidió por escrito el 3 de noviembre</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Erase for ever</source>
        <translation>Borrar para siempre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Erase everything about {name}?</source>
        <translation>¿Borrar todo sobre {name}?</translation>
    </message>
    <message>
        <source>This goes for ever and cannot be brought back ({numbers}):</source>
        <translation>Esto se borra para siempre y no se puede recuperar ({numbers}):</translation>
    </message>
    <message>
        <source>A record that somebody was erased, without saying who, stays as proof.</source>
        <translation>Como prueba queda un registro de que se borró a alguien, sin decir a quién.</translation>
    </message>
    <message>
        <source>The numbers stay on the do-not-call list.</source>
        <translation>Los números siguen en la lista de no llamar.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Abrir los ajustes</translation>
    </message>
    <message>
        <source>Connect accounts</source>
        <translation>Conectar cuentas</translation>
    </message>
    <message>
        <source>Use the free port</source>
        <translation>Usar el puerto libre</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Look in the history</source>
        <translation>Ver el historial</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Abrir su página</translation>
    </message>
    <message>
        <source>Open the do-not-call list</source>
        <translation>Abrir la lista de no llamar</translation>
    </message>
    <message>
        <source>Open the call limits</source>
        <translation>Abrir los límites de llamadas</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>Corregir el número</translation>
    </message>
    <message>
        <source>Open the tunnel&apos;s settings</source>
        <translation>Abrir los ajustes del túnel</translation>
    </message>
    <message>
        <source>Hang up now</source>
        <translation>Colgar ya</translation>
    </message>
    <message>
        <source>Go to the wrap-up</source>
        <translation>Ir al cierre</translation>
    </message>
</context>
<context>
    <name>ExchangeDetails</name>
    <message>
        <source>Details of the exchange</source>
        <translation>Detalles del intercambio</translation>
    </message>
    <message>
        <source>Show the call</source>
        <translation>Mostrar la llamada</translation>
    </message>
    <message>
        <source>Only this call</source>
        <translation>Solo esta llamada</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Copiar como curl</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Cerrar los detalles</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Cerrar los detalles (Esc)</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>La solicitud</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La respuesta</translation>
    </message>
    <message>
        <source>Secrets are hidden, numbers masked; prompts and what was said are left out.</source>
        <translation>Los secretos están ocultos y los números, enmascarados; no se guardan los prompts ni lo que se dijo.</translation>
    </message>
    <message>
        <source>It cannot be replayed: its whole text is kept only until the program ends, and only the newest.</source>
        <translation>No se puede repetir: su texto completo se conserva solo hasta que el programa se cierra, y solo el de los más recientes.</translation>
    </message>
    <message>
        <source>It is too old: its text is no longer kept.</source>
        <translation>Es demasiado antiguo: su texto ya no se conserva.</translation>
    </message>
</context>
<context>
    <name>ExchangePanel</name>
    <message>
        <source>Exchanges with the providers</source>
        <translation>Intercambios con los proveedores</translation>
    </message>
    <message>
        <source>Exchanges, newest first</source>
        <translation>Intercambios, primero el más reciente</translation>
    </message>
    <message>
        <source>Copied. Set the variables in it before you run it: $SECRET, $TO …</source>
        <translation>Copiado. Antes de ejecutarlo, defina sus variables: $SECRET, $TO …</translation>
    </message>
    <message>
        <source>It is sent to this program again…</source>
        <translation>Se envía de nuevo a este programa…</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Copiar como curl</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Show the call</source>
        <translation>Mostrar la llamada</translation>
    </message>
    <message>
        <source>Only this call</source>
        <translation>Solo esta llamada</translation>
    </message>
    <message numerus="yes">
        <source>%n exchanges</source>
        <translation>
            <numerusform>%n intercambio</numerusform>
            <numerusform>%n intercambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n rechazado</numerusform>
            <numerusform>%n rechazados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeToolbar</name>
    <message>
        <source>Call …{tail}</source>
        <translation>Llamada …{tail}</translation>
    </message>
    <message>
        <source>Kept since: {time}. At most {days} days, 20,000 exchanges or 64 MB: the oldest go first.</source>
        <translation>Se conservan desde: {time}. Como máximo {days} días, 20 000 intercambios o 64 MB: primero se van los más antiguos.</translation>
    </message>
    <message>
        <source>Filter the exchanges</source>
        <translation>Filtrar los intercambios</translation>
    </message>
    <message>
        <source>Filter the exchanges by words in address, headers and body</source>
        <translation>Filtrar los intercambios por palabras en la dirección, los encabezados y el cuerpo</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Ambos sentidos</translation>
    </message>
    <message>
        <source>Webhooks in</source>
        <translation>Webhooks recibidos</translation>
    </message>
    <message>
        <source>Requests out</source>
        <translation>Solicitudes enviadas</translation>
    </message>
    <message>
        <source>Which way</source>
        <translation>En qué sentido</translation>
    </message>
    <message>
        <source>Failed only</source>
        <translation>Solo con error</translation>
    </message>
    <message>
        <source>Without polls</source>
        <translation>Sin sondeos</translation>
    </message>
    <message>
        <source>Leaves out what a live call asks the providers; what brought nothing new is never kept</source>
        <translation>Omite lo que una llamada en curso pregunta a los proveedores; lo que no trajo nada nuevo nunca se conserva</translation>
    </message>
    <message>
        <source>Show all calls again</source>
        <translation>Mostrar de nuevo todas las llamadas</translation>
    </message>
    <message>
        <source>Only one call is shown. Show all calls again</source>
        <translation>Se muestra una sola llamada. Mostrarlas todas de nuevo</translation>
    </message>
    <message>
        <source>Webhooks that no provider had signed. They are counted, not kept; the log says more.</source>
        <translation>Webhooks que ningún proveedor firmó. Se cuentan, pero no se guardan; el registro dice más.</translation>
    </message>
</context>
<context>
    <name>Exchanges</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Sentido</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>{request} · replay</source>
        <translation>{request} · repetición</translation>
    </message>
    <message>
        <source>No exchange to show</source>
        <translation>No hay intercambios que mostrar</translation>
    </message>
    <message>
        <source>The filter hides what there is; new ones that fit appear here.</source>
        <translation>El filtro oculta los que hay; los nuevos que coincidan aparecerán aquí.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Exchanges are not kept</source>
        <translation>Los intercambios no se guardan</translation>
    </message>
    <message>
        <source>The settings say 0 days. Choose some days under Settings, Log.</source>
        <translation>En los ajustes dice 0 días. Elija cuántos días en Ajustes, Registro.</translation>
    </message>
    <message>
        <source>No exchange yet</source>
        <translation>Todavía no hay intercambios</translation>
    </message>
    <message>
        <source>Every webhook that comes in and every request to Twilio and Ultravox appears here: what was sent, what was answered, how long it took.</source>
        <translation>Aquí aparece cada webhook que llega y cada solicitud a Twilio y Ultravox: qué se envió, qué se respondió y cuánto tardó.</translation>
    </message>
    <message>
        <source>The exchanges could not be read</source>
        <translation>No se pudieron leer los intercambios</translation>
    </message>
    <message>
        <source>The database did not answer. Try again.</source>
        <translation>La base de datos no respondió. Intente de nuevo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>It cannot be replayed: its whole text is no longer kept.</source>
        <translation>No se puede repetir: su texto completo ya no se conserva.</translation>
    </message>
    <message>
        <source>It cannot be replayed: the secret that would sign it is not in the settings.</source>
        <translation>No se puede repetir: en los ajustes falta el secreto con el que se firmaría.</translation>
    </message>
    <message>
        <source>The program&apos;s own server did not answer.</source>
        <translation>El servidor del propio programa no respondió.</translation>
    </message>
    <message>
        <source>Replayed through the front door and answered with {status}. Nothing counts twice.</source>
        <translation>Repetido por la entrada de siempre y respondido con {status}. Nada cuenta dos veces.</translation>
    </message>
</context>
<context>
    <name>ExpectationRow</name>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
    <message>
        <source>Remove this expectation</source>
        <translation>Quitar esta expectativa</translation>
    </message>
    <message>
        <source>Turns of the AI: </source>
        <translation>Turnos de la IA: </translation>
    </message>
    <message>
        <source>Rule of expectation {number}</source>
        <translation>Regla de la expectativa {number}</translation>
    </message>
    <message>
        <source>What expectation {number} asks for</source>
        <translation>Qué pide la expectativa {number}</translation>
    </message>
    <message>
        <source>Turns of expectation {number}</source>
        <translation>Turnos de la expectativa {number}</translation>
    </message>
    <message>
        <source>Remove expectation {number}</source>
        <translation>Quitar la expectativa {number}</translation>
    </message>
    <message>
        <source>Words, one a line, in this order</source>
        <translation>Palabras, una por línea, en este orden</translation>
    </message>
    <message>
        <source>Name of the tool, e.g. hangUp</source>
        <translation>Nombre de la herramienta, p. ej. hangUp</translation>
    </message>
    <message>
        <source>A question about the AI, answered by another paid conversation</source>
        <translation>Una pregunta sobre la IA; la responde otra conversación, que se cobra</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>With the conversations</source>
        <translation>Con las conversaciones</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>llamadas</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Exportar llamadas</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>turno</translation>
    </message>
    <message>
        <source>Save the shift sheet</source>
        <translation>Guardar la hoja de turno</translation>
    </message>
    <message>
        <source>The shift sheet is being written…</source>
        <translation>Se está preparando la hoja de turno…</translation>
    </message>
    <message>
        <source>{file} is written. Calls: {count}</source>
        <translation>Se guardó {file}. Llamadas: {count}</translation>
    </message>
    <message>
        <source>The file is being packed…</source>
        <translation>Se está empaquetando el archivo…</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total} calls</source>
        <translation>Exportando: {done} de {total} llamadas</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportando…</translation>
    </message>
    <message>
        <source>Texts too long for an Excel cell, cut there (a CSV file holds them whole): {count}</source>
        <translation>Textos demasiado largos para una celda de Excel, cortados allí (un archivo CSV los guarda enteros): {count}</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>No se pudo guardar el archivo: {reason}</translation>
    </message>
    <message>
        <source>CSV file…</source>
        <translation>Archivo CSV…</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Libro de Excel…</translation>
    </message>
    <message>
        <source>Shift sheet of {day} (PDF)…</source>
        <translation>Hoja de turno del {day} (PDF)…</translation>
    </message>
    <message>
        <source>Only the chosen calls ({count})</source>
        <translation>Solo las llamadas elegidas ({count})</translation>
    </message>
</context>
<context>
    <name>FactsPage</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Cost, {provider}</source>
        <translation>Costo, {provider}</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Motivo indicado</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Number (E.164)</source>
        <translation>Número (E.164)</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>Nuestro número</translation>
    </message>
    <message>
        <source>Twilio call SID</source>
        <translation>Call SID de Twilio</translation>
    </message>
    <message>
        <source>Ultravox call ID</source>
        <translation>ID de la llamada en Ultravox</translation>
    </message>
    <message>
        <source>SellerCall ID</source>
        <translation>ID de SellerCall</translation>
    </message>
</context>
<context>
    <name>FieldLine</name>
    <message>
        <source>Confirm (C)</source>
        <translation>Confirmar (C)</translation>
    </message>
    <message>
        <source>Correct (F2)</source>
        <translation>Corregir (F2)</translation>
    </message>
    <message>
        <source>Reject (Delete)</source>
        <translation>Descartar (Supr)</translation>
    </message>
    <message>
        <source>Said: «{words}»</source>
        <translation>Dicho: «{words}»</translation>
    </message>
    <message>
        <source>Enter goes to the turn</source>
        <translation>Enter lleva a ese momento de la conversación</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields of the conversation</source>
        <translation>Datos de la conversación</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Fecha y hora</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>read out of the conversation</source>
        <translation>leído de la conversación</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmado</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>descartado</translation>
    </message>
    <message>
        <source>afternoon assumed</source>
        <translation>se supone por la tarde</translation>
    </message>
    <message>
        <source>morning assumed</source>
        <translation>se supone por la mañana</translation>
    </message>
    <message>
        <source>the day is assumed</source>
        <translation>el día se supone</translation>
    </message>
    <message>
        <source>day before month assumed</source>
        <translation>se supone día y luego mes</translation>
    </message>
    <message>
        <source>about that time</source>
        <translation>alrededor de esa hora</translation>
    </message>
    <message>
        <source>the customer&apos;s clock is not known for sure</source>
        <translation>no se sabe con certeza qué hora es donde está el cliente</translation>
    </message>
    <message>
        <source>the clocks change that night</source>
        <translation>esa noche cambia la hora</translation>
    </message>
    <message>
        <source>weekday and date do not agree</source>
        <translation>el día de la semana no corresponde a la fecha</translation>
    </message>
    <message>
        <source>one of several that were named</source>
        <translation>uno de varios que se nombraron</translation>
    </message>
    <message>
        <source>may have been shortened</source>
        <translation>puede estar abreviado</translation>
    </message>
    <message>
        <source>the check digit does not fit</source>
        <translation>el dígito de verificación no corresponde</translation>
    </message>
    <message>
        <source>nobody said what it is</source>
        <translation>nadie dijo qué es</translation>
    </message>
    <message>
        <source>several words were joined</source>
        <translation>se unieron varias palabras</translation>
    </message>
    <message>
        <source>spelled by ear</source>
        <translation>deletreado de oído</translation>
    </message>
    <message>
        <source>{day}, {time} there</source>
        <translation>{day}, {time} en el lugar del cliente</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Number or words</source>
        <translation>Número o palabras</translation>
    </message>
    <message>
        <source>Search calls</source>
        <translation>Buscar llamadas</translation>
    </message>
    <message>
        <source>Digits of the number, or words of the conversation and the summary</source>
        <translation>Dígitos del número o palabras de la conversación y del resumen</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the prompt</source>
        <translation>Buscar en el prompt</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Siguiente resultado</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>This pattern takes too long: please make it simpler.</source>
        <translation>Este patrón tarda demasiado: simplifíquelo, por favor.</translation>
    </message>
    <message>
        <source>Nothing was replaced: this pattern takes too long. Please make it simpler.</source>
        <translation>No se reemplazó nada: este patrón tarda demasiado. Simplifíquelo, por favor.</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n reemplazada</numerusform>
            <numerusform>%n reemplazadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} de {total}</translation>
    </message>
    <message>
        <source>Pattern: {problem}</source>
        <translation>Expresión: {problem}</translation>
    </message>
    <message>
        <source>A pattern that contains itself or leads the search is not possible here.</source>
        <translation>Aquí no se puede usar un patrón que se contiene a sí mismo o que dirige la búsqueda.</translation>
    </message>
    <message>
        <source>Over 1,000 matches</source>
        <translation>Más de 1.000 coincidencias</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Sin resultados</translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n resultado</numerusform>
            <numerusform>%n resultados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindChoices</name>
    <message>
        <source>Upper and lower case differ</source>
        <translation>Distinguir mayúsculas y minúsculas</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Solo palabras completas</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>All is set up for this session. The next start asks for the keys again.</source>
        <translation>Todo está listo por esta sesión. El próximo inicio pide las claves de nuevo.</translation>
    </message>
    <message>
        <source>All is set up. You can make the first call.</source>
        <translation>Todo está configurado. Puede hacer la primera llamada.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>En comprobación</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonando</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Contestó</translation>
    </message>
    <message>
        <source>AI joined</source>
        <translation>IA en línea</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Talked</source>
        <translation>Conversó</translation>
    </message>
    <message>
        <source>Customer hung up</source>
        <translation>Colgó el cliente</translation>
    </message>
    <message>
        <source>The AI broke off</source>
        <translation>La IA se cortó</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No contestó</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>The AI was missing</source>
        <translation>Faltó la IA</translation>
    </message>
    <message>
        <source>Hung up early</source>
        <translation>Colgó pronto</translation>
    </message>
    <message>
        <source>Could not connect</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>No such number</source>
        <translation>Número inexistente</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>No permitida</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Denegada</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>No realizada</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Saliente</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Entrante</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Nobody was connected to the AI in time</source>
        <translation>Nadie llegó a tiempo a la IA</translation>
    </message>
    <message>
        <source>The customer hung up</source>
        <translation>El cliente colgó</translation>
    </message>
    <message>
        <source>The AI said goodbye and hung up</source>
        <translation>La IA se despidió y colgó</translation>
    </message>
    <message>
        <source>The longest allowed duration was reached</source>
        <translation>Se llegó a la duración máxima permitida</translation>
    </message>
    <message>
        <source>The connection to the AI broke</source>
        <translation>Se cortó la conexión con la IA</translation>
    </message>
    <message>
        <source>The AI&apos;s provider had a fault</source>
        <translation>Falló el proveedor de la IA</translation>
    </message>
    <message>
        <source>The call was completed</source>
        <translation>La llamada se completó</translation>
    </message>
    <message>
        <source>The line was busy</source>
        <translation>La línea estaba ocupada</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Nadie contestó</translation>
    </message>
    <message>
        <source>Canceled before the answer</source>
        <translation>Cancelada antes de contestar</translation>
    </message>
    <message>
        <source>The carrier could not connect the call</source>
        <translation>El operador no pudo conectar la llamada</translation>
    </message>
    <message>
        <source>Hidden number</source>
        <translation>Número oculto</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>hace {minutes} min</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>ayer {time}</translation>
    </message>
    <message>
        <source>The customer&apos;s phone rejected the call</source>
        <translation>El teléfono del cliente rechazó la llamada</translation>
    </message>
    <message>
        <source>A message was left for the voicemail</source>
        <translation>Se dejó un mensaje en el buzón de voz</translation>
    </message>
    <message>
        <source>A voicemail answered; no message of yours was left</source>
        <translation>Contestó un buzón de voz; no se dejó un mensaje suyo</translation>
    </message>
    <message>
        <source>Interrupted before the customer was rung</source>
        <translation>Interrumpida antes de que sonara el teléfono del cliente</translation>
    </message>
</context>
<context>
    <name>HandOff</name>
    <message>
        <source>the AI goes on</source>
        <translation>sigue la IA</translation>
    </message>
    <message>
        <source>Twilio call SID, {name}</source>
        <translation>SID de Twilio, {name}</translation>
    </message>
    <message>
        <source>Ultravox call ID, part {number}</source>
        <translation>ID de Ultravox, parte {number}</translation>
    </message>
    <message>
        <source>{name} with the customer {from_} – {to}</source>
        <translation>{name} con el cliente {from_} – {to}</translation>
    </message>
    <message>
        <source>{name} with the customer since {from_}</source>
        <translation>{name} con el cliente desde las {from_}</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>music</source>
        <translation>música</translation>
    </message>
    <message>
        <source>nobody (!)</source>
        <translation>nadie (!)</translation>
    </message>
    <message>
        <source>{name}: a person has answered</source>
        <translation>{name}: contestó una persona</translation>
    </message>
    <message>
        <source>{name}: a machine has answered</source>
        <translation>{name}: contestó una máquina</translation>
    </message>
    <message>
        <source>{name}: not known who has answered, taken for a person</source>
        <translation>{name}: no se sabe quién contestó, se toma por una persona</translation>
    </message>
    <message>
        <source>{name}&apos;s telephone has hung up</source>
        <translation>El teléfono de {name} colgó</translation>
    </message>
    <message>
        <source>{name}&apos;s telephone is busy, or declined</source>
        <translation>El teléfono de {name} está ocupado, o rechazó la llamada</translation>
    </message>
    <message>
        <source>{name} did not answer</source>
        <translation>{name} no contestó</translation>
    </message>
    <message>
        <source>{name}&apos;s telephone rings no more</source>
        <translation>El teléfono de {name} ya no suena</translation>
    </message>
    <message>
        <source>{name}&apos;s telephone could not be reached</source>
        <translation>No se pudo llamar al teléfono de {name}</translation>
    </message>
    <message>
        <source>{name} is busy, or declined</source>
        <translation>{name}: ocupado, o no quiso contestar</translation>
    </message>
    <message>
        <source>The call could not be brought to {name}</source>
        <translation>No se pudo pasar la llamada a {name}</translation>
    </message>
    <message>
        <source>Called off: {name}</source>
        <translation>Anulado: {name}</translation>
    </message>
    <message>
        <source>{name} gave the customer back to the AI</source>
        <translation>{name} devolvió el cliente a la IA</translation>
    </message>
    <message>
        <source>{name} handed the customer on</source>
        <translation>{name} pasó el cliente a otra persona</translation>
    </message>
    <message>
        <source>{name}: over with the call</source>
        <translation>{name}: terminó con la llamada</translation>
    </message>
    <message>
        <source>The customer&apos;s line was led there</source>
        <translation>La línea del cliente llegó allí</translation>
    </message>
    <message>
        <source>The customer&apos;s line stays where it is</source>
        <translation>La línea del cliente se queda donde está</translation>
    </message>
    <message>
        <source>No clear answer: the customer&apos;s line is looked at</source>
        <translation>Sin respuesta clara: se revisa la línea del cliente</translation>
    </message>
    <message>
        <source>The AI is to have the customer again</source>
        <translation>El cliente vuelve a la IA</translation>
    </message>
    <message>
        <source>The person&apos;s telephone is gone: the AI is to have the customer again</source>
        <translation>Se cortó el teléfono de la persona: el cliente vuelve a la IA</translation>
    </message>
    <message>
        <source>{name} (muted)</source>
        <translation>{name} (en silencio)</translation>
    </message>
    <message>
        <source>The AI left: the customer was led away</source>
        <translation>La IA salió: el cliente pasó a otra parte</translation>
    </message>
    <message>
        <source>Nobody has the customer</source>
        <translation>Nadie está con el cliente</translation>
    </message>
    <message>
        <source>the seller</source>
        <translation>quien vende</translation>
    </message>
    <message>
        <source>{name}: answered, but nobody confirmed it here</source>
        <translation>{name}: contestaron, pero nadie lo confirmó aquí</translation>
    </message>
    <message>
        <source>The AI had no place: the customer stays with {name}</source>
        <translation>La IA no tuvo lugar: el cliente sigue con {name}</translation>
    </message>
    <message>
        <source>Twilio is asked to ring {name}, {number}</source>
        <translation>Se pide a Twilio que llame a {name}, {number}</translation>
    </message>
    <message>
        <source>Twilio took the call to {name}: {id}</source>
        <translation>Twilio aceptó la llamada a {name}: {id}</translation>
    </message>
    <message>
        <source>{name}&apos;s telephone rings</source>
        <translation>Suena el teléfono de {name}</translation>
    </message>
    <message>
        <source>{name}&apos;s telephone was answered</source>
        <translation>Contestaron el teléfono de {name}</translation>
    </message>
    <message>
        <source>{name} was never rung</source>
        <translation>El teléfono de {name} nunca sonó</translation>
    </message>
    <message>
        <source>{name} is on the telephone</source>
        <translation>{name} está al teléfono</translation>
    </message>
    <message>
        <source>The AI tells the customer that {name} comes</source>
        <translation>La IA anuncia a {name}</translation>
    </message>
    <message>
        <source>The customer talks with {name}</source>
        <translation>El cliente habla con {name}</translation>
    </message>
    <message>
        <source>The customer hears music</source>
        <translation>El cliente oye música</translation>
    </message>
    <message>
        <source>No more music</source>
        <translation>Terminó la música</translation>
    </message>
    <message>
        <source>The customer hears {name} again</source>
        <translation>El cliente oye de nuevo a {name}</translation>
    </message>
    <message>
        <source>The customer does not hear {name}</source>
        <translation>El cliente no oye a {name}</translation>
    </message>
    <message>
        <source>The customer&apos;s line is led to the AI</source>
        <translation>La línea del cliente se lleva a la IA</translation>
    </message>
    <message>
        <source>The customer&apos;s line is led to {name}</source>
        <translation>La línea del cliente se lleva a {name}</translation>
    </message>
    <message>
        <source>Ultravox is asked for another place</source>
        <translation>Se pide otro lugar a Ultravox</translation>
    </message>
    <message>
        <source>Ultravox made another place: {id}</source>
        <translation>Ultravox dio otro lugar: {id}</translation>
    </message>
    <message>
        <source>Ultravox refused another place</source>
        <translation>Ultravox rechazó dar otro lugar</translation>
    </message>
    <message>
        <source>{name} is to take the call over at {number}</source>
        <translation>{name} pide tomar la llamada en {number}</translation>
    </message>
    <message>
        <source>The call is to be handed on to {name}, {number}, announced</source>
        <translation>Se pide pasar la llamada a {name}, {number}, con aviso</translation>
    </message>
    <message>
        <source>The call is to be handed on to {name}, {number}, directly</source>
        <translation>Se pide pasar la llamada a {name}, {number}, directo</translation>
    </message>
</context>
<context>
    <name>HandOffBar</name>
    <message>
        <source>The settings do not say which telephone is yours.</source>
        <translation>Los ajustes no dicen cuál es su teléfono.</translation>
    </message>
    <message>
        <source>Mute {name} (M)</source>
        <translation>Silenciar a {name} (M)</translation>
    </message>
    <message>
        <source>Unmute {name} (M)</source>
        <translation>Dejar oír a {name} (M)</translation>
    </message>
    <message>
        <source>Are you on the telephone?</source>
        <translation>¿Está usted al teléfono?</translation>
    </message>
    <message>
        <source>Talk with {name}; then bring the customer.</source>
        <translation>Hable con {name}; luego pase al cliente.</translation>
    </message>
    <message>
        <source>Bringing the customer to {name}…</source>
        <translation>Pasando al cliente con {name}…</translation>
    </message>
    <message>
        <source>{name}&apos;s telephone has hung up</source>
        <translation>El teléfono de {name} colgó</translation>
    </message>
    <message>
        <source>The telephone has hung up: the AI takes the customer again…</source>
        <translation>El teléfono colgó: la IA retoma al cliente…</translation>
    </message>
    <message>
        <source>Giving the customer back to the AI…</source>
        <translation>Devolviendo el cliente a la IA…</translation>
    </message>
    <message>
        <source>the customer stays with the AI</source>
        <translation>el cliente sigue con la IA</translation>
    </message>
    <message>
        <source>the customer stays with {name}</source>
        <translation>el cliente sigue con {name}</translation>
    </message>
    <message>
        <source>Calling {name}, {number}: {stays}</source>
        <translation>Llamando a {name}, {number}: {stays}</translation>
    </message>
    <message>
        <source>Calling {number}: {stays}</source>
        <translation>Llamando a {number}: {stays}</translation>
    </message>
    <message>
        <source>Calling your telephone {number}: the AI goes on talking</source>
        <translation>Llamando a su teléfono {number}: la IA sigue hablando</translation>
    </message>
    <message>
        <source>Calling your telephone {number} first, to announce the call to {name}: {stays}</source>
        <translation>Llamando primero a su teléfono {number}, para avisar a {name}: {stays}</translation>
    </message>
    <message>
        <source>In conversation</source>
        <translation>En conversación</translation>
    </message>
    <message>
        <source>In conversation, muted</source>
        <translation>En conversación, en silencio</translation>
    </message>
    <message>
        <source>The customer hears music</source>
        <translation>El cliente oye música</translation>
    </message>
    <message>
        <source>Music; {name} muted</source>
        <translation>Música; {name} en silencio</translation>
    </message>
    <message>
        <source>Nobody hears {name}: muted.</source>
        <translation>Nadie oye a {name}: en silencio.</translation>
    </message>
    <message>
        <source>taken as answered</source>
        <translation>se toma por contestada</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Anular (Esc)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Abrir los ajustes</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Press keys on the customer&apos;s line, as in a menu</source>
        <translation>Marcar teclas en la línea del cliente, como en un menú</translation>
    </message>
    <message>
        <source>Keys need a public address: open the tunnel in the settings</source>
        <translation>Las teclas necesitan una dirección pública: abra el túnel en los ajustes</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>el cliente</translation>
    </message>
    <message>
        <source>Yes, bring {whom} (F8)</source>
        <translation>Sí, pasar {whom} (F8)</translation>
    </message>
    <message>
        <source>Bring {whom} (F7)</source>
        <translation>Pasar {whom} (F7)</translation>
    </message>
    <message>
        <source>Unmute (M)</source>
        <translation>Activar voz (M)</translation>
    </message>
    <message>
        <source>Mute (M)</source>
        <translation>Silenciar (M)</translation>
    </message>
    <message>
        <source>End hold (H)</source>
        <translation>Quitar música (H)</translation>
    </message>
    <message>
        <source>Hold (H)</source>
        <translation>Música (H)</translation>
    </message>
    <message>
        <source>Whether {whom} hears {who}</source>
        <translation>Si {whom} oye a {who}</translation>
    </message>
    <message>
        <source>Give back (F9)</source>
        <translation>Devolver (F9)</translation>
    </message>
    <message>
        <source>{whom} is brought into the conversation (Enter, F8 or F7)</source>
        <translation>{whom} entra en la conversación (Enter, F8 o F7)</translation>
    </message>
    <message>
        <source>{whom} stays where they are; the telephone rings no more</source>
        <translation>{whom} se queda donde está; el teléfono deja de sonar</translation>
    </message>
    <message>
        <source>Whether {whom} hears you</source>
        <translation>Si {whom} oye lo que usted dice</translation>
    </message>
    <message>
        <source>Whether {whom} hears music</source>
        <translation>Si {whom} oye música</translation>
    </message>
    <message>
        <source>The AI talks with {whom} again; it learns what was said</source>
        <translation>La IA vuelve a hablar con {whom} y sabe lo que se dijo</translation>
    </message>
</context>
<context>
    <name>HandOffButtons</name>
    <message>
        <source>Take over the call {whom} (F8)</source>
        <translation>Tomar la llamada {whom} (F8)</translation>
    </message>
    <message>
        <source>Hand the call on {whom} (F7)</source>
        <translation>Pasar la llamada {whom} (F7)</translation>
    </message>
    <message>
        <source>Take over F8</source>
        <translation>Tomar F8</translation>
    </message>
    <message>
        <source>Hand on F7</source>
        <translation>Pasar F7</translation>
    </message>
</context>
<context>
    <name>HandOffPart</name>
    <message>
        <source>What was agreed with the customer? The AI learns it (optional)</source>
        <translation>¿Qué acordó con el cliente? La IA lo sabrá (opcional)</translation>
    </message>
    <message>
        <source>Give back (Enter)</source>
        <translation>Devolver (Enter)</translation>
    </message>
    <message>
        <source>Keys: 0 to 9, * and #</source>
        <translation>Teclas: 0 a 9, * y #</translation>
    </message>
    <message>
        <source>Press (Enter)</source>
        <translation>Marcar (Enter)</translation>
    </message>
</context>
<context>
    <name>HandOnForm</name>
    <message>
        <source>A name, or any number</source>
        <translation>Un nombre, o cualquier número</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Colegas</translation>
    </message>
    <message>
        <source>Announced (Enter)</source>
        <translation>Con aviso (Enter)</translation>
    </message>
    <message>
        <source>Directly (Ctrl+Enter)</source>
        <translation>Directo (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>You speak with them first, then bring the customer</source>
        <translation>Usted habla primero con esa persona, luego pasa al cliente</translation>
    </message>
    <message>
        <source>The customer is brought as soon as somebody answers</source>
        <translation>El cliente pasa en cuanto alguien contesta</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>To whom the call with {number} goes</source>
        <translation>A quién va la llamada con {number}</translation>
    </message>
    <message>
        <source>No colleagues are listed in the settings: type a number.</source>
        <translation>No hay colegas en los ajustes: escriba un número.</translation>
    </message>
    <message>
        <source>Choose a name, or type a whole number.</source>
        <translation>Elija un nombre, o escriba un número completo.</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>Before: {where}</source>
        <translation>Antes: {where}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Devolverlo</translation>
    </message>
    <message>
        <source>Leave it as it is for good</source>
        <translation>Dejarlo como está definitivamente</translation>
    </message>
    <message>
        <source>Giving it back…</source>
        <translation>Devolviendo…</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>For whoever calls</source>
        <translation>Para quien llama</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>For whoever supervises</source>
        <translation>Para quien supervisa</translation>
    </message>
    <message>
        <source>For whoever installs</source>
        <translation>Para quien instala</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>About SellerCall</source>
        <translation>Acerca de SellerCall</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Páginas de la ayuda</translation>
    </message>
    <message>
        <source>Everything works from the keyboard</source>
        <translation>Todo funciona con el teclado</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sentido</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Ambos sentidos</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Live now</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>These days:</source>
        <translation>Estos días:</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>{title}, ascending</source>
        <translation>{title}, ascendente</translation>
    </message>
    <message>
        <source>{title}, descending</source>
        <translation>{title}, descendente</translation>
    </message>
    <message>
        <source>{time} where the customer is</source>
        <translation>{time} donde está el cliente</translation>
    </message>
    <message>
        <source>May want no more calls: to be looked at</source>
        <translation>Quizá no quiera más llamadas: por revisar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Tipificación</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>First words of the conversation</source>
        <translation>Primeras palabras de la conversación</translation>
    </message>
    <message>
        <source>The call waits for its turn, about {seconds} s</source>
        <translation>La llamada espera su turno, unos {seconds} s</translation>
    </message>
    <message>
        <source>Twilio is asked to ring the customer</source>
        <translation>Se pide a Twilio que llame al cliente</translation>
    </message>
    <message>
        <source>Ultravox made a place for the call</source>
        <translation>Ultravox preparó un lugar para la llamada</translation>
    </message>
    <message>
        <source>Twilio took the call</source>
        <translation>Twilio tomó la llamada</translation>
    </message>
    <message>
        <source>The customer&apos;s telephone rings</source>
        <translation>Suena el teléfono del cliente</translation>
    </message>
    <message>
        <source>The call was answered</source>
        <translation>Contestaron la llamada</translation>
    </message>
    <message>
        <source>The AI joined the conversation</source>
        <translation>La IA se unió a la conversación</translation>
    </message>
    <message>
        <source>The whole conversation was read</source>
        <translation>Se leyó toda la conversación</translation>
    </message>
    <message>
        <source>Ultravox summed up the conversation</source>
        <translation>Ultravox resumió la conversación</translation>
    </message>
    <message>
        <source>{provider} charges {amount}</source>
        <translation>{provider} cobra {amount}</translation>
    </message>
    <message>
        <source>{provider} refused: {message}</source>
        <translation>{provider} se negó: {message}</translation>
    </message>
    <message>
        <source>No clear answer from {provider}: what became of the call is being checked</source>
        <translation>Sin respuesta clara de {provider}: se comprueba qué pasó con la llamada</translation>
    </message>
    <message>
        <source>Twilio does not know the call: the customer was never rung</source>
        <translation>Twilio no conoce la llamada: nunca sonó el teléfono del cliente</translation>
    </message>
    <message>
        <source>Hang-up asked for</source>
        <translation>Se pidió colgar</translation>
    </message>
    <message>
        <source>{provider} noted: {text}</source>
        <translation>{provider} anotó: {text}</translation>
    </message>
    <message>
        <source>learned by asking the provider</source>
        <translation>se supo al consultar al proveedor</translation>
    </message>
    <message>
        <source>told by the provider</source>
        <translation>lo informó el proveedor</translation>
    </message>
    <message>
        <source>found by looking the call up at the provider</source>
        <translation>se encontró al buscar la llamada en el proveedor</translation>
    </message>
    <message>
        <source>found at the provider after a restart</source>
        <translation>se encontró en el proveedor tras reiniciar</translation>
    </message>
    <message>
        <source>The customer called</source>
        <translation>Llamó el cliente</translation>
    </message>
    <message>
        <source>Call asked for</source>
        <translation>Se pidió la llamada</translation>
    </message>
    <message>
        <source>from this window</source>
        <translation>desde esta ventana</translation>
    </message>
    <message>
        <source>from the set-up assistant</source>
        <translation>desde el asistente de configuración</translation>
    </message>
    <message>
        <source>by rule: a machine had answered</source>
        <translation>por regla: contestó una máquina</translation>
    </message>
    <message>
        <source>through the REST API</source>
        <translation>por la API REST</translation>
    </message>
    <message>
        <source>as a scheduled call</source>
        <translation>como llamada programada</translation>
    </message>
    <message>
        <source>brought in from the provider</source>
        <translation>traída del proveedor</translation>
    </message>
    <message>
        <source>found again at the provider</source>
        <translation>encontrada de nuevo en el proveedor</translation>
    </message>
    <message>
        <source>by rule: nobody spoke</source>
        <translation>por regla: nadie habló</translation>
    </message>
    <message>
        <source>{reason} after {duration}</source>
        <translation>{reason} después de {duration}</translation>
    </message>
    <message>
        <source>Copy the conversation ({keys})</source>
        <translation>Copiar la conversación ({keys})</translation>
    </message>
    <message>
        <source>Conversation copied</source>
        <translation>Conversación copiada</translation>
    </message>
    <message>
        <source>There was no conversation.</source>
        <translation>No hubo conversación.</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>Con nota</translation>
    </message>
    <message>
        <source>To be called back</source>
        <translation>Por devolver la llamada</translation>
    </message>
    <message>
        <source>With a hand-off</source>
        <translation>Con traspaso</translation>
    </message>
    <message>
        <source>Wants no more calls</source>
        <translation>No quiere más llamadas</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anotaciones</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Call history</source>
        <translation>Historial de llamadas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Details of the chosen call (Enter)</source>
        <translation>Detalles de la llamada elegida (Enter)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>The call was not hung up</source>
        <translation>No se colgó la llamada</translation>
    </message>
    <message>
        <source>The key to call copied numbers belongs to another program.</source>
        <translation>La tecla para llamar a números copiados es de otro programa.</translation>
    </message>
    <message>
        <source>The key to call copied numbers needs Ctrl or Alt and a letter, digit or F key.</source>
        <translation>La tecla para llamar a números copiados necesita Ctrl o Alt y una letra, un dígito o una tecla F.</translation>
    </message>
    <message>
        <source>This system leaves keys for all programs to its own settings: see the help there.</source>
        <translation>Este sistema deja las teclas para todos los programas a su propia configuración: vea la ayuda en los ajustes.</translation>
    </message>
</context>
<context>
    <name>HoursPart</name>
    <message>
        <source>Only at certain hours, by the customer&apos;s clock</source>
        <translation>Solo a ciertas horas, según el reloj del cliente</translation>
    </message>
    <message>
        <source>{days} from</source>
        <translation>{days}, desde</translation>
    </message>
    <message>
        <source>{days} until</source>
        <translation>{days}, hasta</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>De lunes a viernes</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Sábado</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Domingo</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>What the columns say</source>
        <translation>Correspondencia de columnas</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Columna {number}</translation>
    </message>
    <message>
        <source>What {column} says</source>
        <translation>Qué dice {column}</translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message>
        <source>Narrow down by text or reason</source>
        <translation>Filtrar por texto o motivo</translation>
    </message>
    <message>
        <source>No row needs a look.</source>
        <translation>Ninguna fila requiere revisión.</translation>
    </message>
    <message>
        <source>The first {count} are listed.</source>
        <translation>Se muestran las primeras {count}.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>A paste</source>
        <translation>Texto pegado</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>Importar {name}</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado</translation>
    </message>
    <message>
        <source>The import was undone. Contacts as they were before: {count}. Numbers that it put on the do-not-call list stay there.</source>
        <translation>Se deshizo la importación. Contactos como estaban antes: {count}. Los números que agregó a la lista de no llamar siguen en ella.</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Importar contactos</translation>
    </message>
    <message>
        <source>rejected rows.csv</source>
        <translation>filas rechazadas.csv</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Guardar las filas rechazadas</translation>
    </message>
    <message>
        <source>Stopped: nothing was imported</source>
        <translation>Detenido: no se importó nada</translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message>
        <source>Go to the contacts</source>
        <translation>Ir a los contactos</translation>
    </message>
    <message>
        <source>Save the rejected rows…</source>
        <translation>Guardar las filas rechazadas…</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Deshacer esta importación</translation>
    </message>
    <message>
        <source>Import another list</source>
        <translation>Importar otra lista</translation>
    </message>
    <message>
        <source>New contacts: {made}; that were there, completed: {completed}</source>
        <translation>Contactos nuevos: {made}; ya existentes completados: {completed}</translation>
    </message>
    <message>
        <source>Rows without a number that can be called: {count}. Save them as a file, mend them there, and import that file.</source>
        <translation>Filas sin un número al que se pueda llamar: {count}. Guárdelas en un archivo, corríjalas allí e importe ese archivo.</translation>
    </message>
</context>
<context>
    <name>ImportRoles</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Primer nombre</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Segundo nombre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>Número móvil</translation>
    </message>
    <message>
        <source>Work number</source>
        <translation>Número del trabajo</translation>
    </message>
    <message>
        <source>Home number</source>
        <translation>Número de la casa</translation>
    </message>
    <message>
        <source>What the next number is</source>
        <translation>Tipo del número siguiente</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>Whose contact</source>
        <translation>De quién es el contacto</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Do not call</source>
        <translation>No llamar</translation>
    </message>
    <message>
        <source>Agreed to be called</source>
        <translation>Autorizó que lo llamen</translation>
    </message>
    <message>
        <source>When they agreed</source>
        <translation>Cuándo autorizó</translation>
    </message>
    <message>
        <source>What proves that they agreed</source>
        <translation>Qué prueba la autorización</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Variable for the prompt</source>
        <translation>Variable para el prompt</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Qué dice</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
</context>
<context>
    <name>ImportSource</name>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>Cells pasted from a spreadsheet</source>
        <translation>Celdas pegadas de una hoja de cálculo</translation>
    </message>
    <message>
        <source>Or copy the cells of a spreadsheet and paste them here</source>
        <translation>O copie las celdas de una hoja de cálculo y péguelas aquí</translation>
    </message>
    <message>
        <source>Read what was pasted</source>
        <translation>Leer lo pegado</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Importaciones anteriores</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Importar contactos</translation>
    </message>
    <message>
        <source>Lists and telephone contacts</source>
        <translation>Listas y contactos de teléfono</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>New: {made}; completed: {completed}; rejected: {rejected}</source>
        <translation>Nuevos: {made}; completados: {completed}; rechazados: {rejected}</translation>
    </message>
    <message>
        <source>A paste</source>
        <translation>Texto pegado</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Deshacer esta importación</translation>
    </message>
    <message>
        <source>Undo the import of {name}</source>
        <translation>Deshacer la importación de {name}</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>deshecha</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Suelte un archivo aquí</translation>
    </message>
    <message>
        <source>CSV, Excel, OpenDocument, or the contacts of a telephone (vCard)</source>
        <translation>CSV, Excel, OpenDocument o los contactos de un teléfono (vCard)</translation>
    </message>
</context>
<context>
    <name>InboundCheck</name>
    <message>
        <source>Check inbound</source>
        <translation>Revisar entrantes</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Revisando…</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are broken.</source>
        <translation>
            <numerusform>%n eslabón está roto.</numerusform>
            <numerusform>%n eslabones están rotos.</numerusform>
        </translation>
    </message>
    <message>
        <source>A customer can call in.</source>
        <translation>Un cliente puede llamar.</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>roto</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>sin probar</translation>
    </message>
</context>
<context>
    <name>IncomingBanner</name>
    <message>
        <source>Incoming call</source>
        <translation>Llamada entrante</translation>
    </message>
    <message>
        <source>Incoming call, ended</source>
        <translation>Llamada entrante, terminada</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>See</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Go to the call</source>
        <translation>Ir a la llamada</translation>
    </message>
    <message>
        <source>Put this note away</source>
        <translation>Quitar este aviso</translation>
    </message>
    <message>
        <source>first call with this number</source>
        <translation>primera llamada con este número</translation>
    </message>
    <message>
        <source>last: {past}</source>
        <translation>última: {past}</translation>
    </message>
</context>
<context>
    <name>IntoCall</name>
    <message>
        <source>Send into the call</source>
        <translation>Enviar a la llamada en curso</translation>
    </message>
    <message>
        <source>There is no call in sight in which the AI is on the line.</source>
        <translation>No hay a la vista ninguna llamada con la IA en la línea.</translation>
    </message>
    <message>
        <source>{version} (told {prompt} since)</source>
        <translation>{version} (después se le indicó {prompt})</translation>
    </message>
    <message>
        <source>The call with {number} runs with {version}, which is of another prompt: open that one.</source>
        <translation>La llamada con {number} sigue la {version}, que es de otro prompt: abra ese.</translation>
    </message>
    <message>
        <source>The AI in the call with {number}, which runs with {version}, has this text already.</source>
        <translation>La IA de la llamada con {number}, que usa {version}, ya tiene este texto.</translation>
    </message>
    <message>
        <source>For the call with {number}, which runs with {version}. The customer is on the line.</source>
        <translation>Para la llamada con {number}, que sigue la {version}. El cliente está en la línea.</translation>
    </message>
    <message>
        <source>It may be read aloud: this prompt does not tell the AI what an instruction is.</source>
        <translation>Puede que la lea en voz alta: este prompt no le dice a la IA qué es una indicación.</translation>
    </message>
    <message>
        <source>{count} of {most} characters</source>
        <translation>{count} de {most} caracteres</translation>
    </message>
    <message>
        <source>Not known of this customer: {names}. The words say {mark} in their place: write there what is meant, or correct the prompt.</source>
        <translation>No se sabe de este cliente: {names}. En su lugar el texto dice {mark}: escriba ahí lo que corresponde o corrija el prompt.</translation>
    </message>
</context>
<context>
    <name>IntoCallPane</name>
    <message>
        <source>What is sent to the AI</source>
        <translation>Lo que se envía a la IA</translation>
    </message>
    <message>
        <source>Send to the AI now</source>
        <translation>Enviar a la IA ahora</translation>
    </message>
    <message>
        <source>Send into the call</source>
        <translation>Enviar a la llamada en curso</translation>
    </message>
    <message>
        <source>Close what is sent into the call</source>
        <translation>Cerrar lo que se envía a la llamada</translation>
    </message>
    <message>
        <source>The AI keeps the prompt it began with. It is told this as one instruction, which the customer does not hear, and heeds it with its next words; what it has said already stays said. Voice, model, temperature, tools, greeting, duration and recordings change with the next call.</source>
        <translation>La IA conserva el prompt con el que empezó. Recibe esto como una sola indicación, que el cliente no oye, y la sigue desde sus próximas palabras; lo que ya dijo queda dicho. Voz, modelo, temperatura, herramientas, saludo, duración y grabaciones cambian con la próxima llamada.</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Borrar el último dígito</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>Tecla {key}</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>You can change everything here later.</source>
        <translation>Todo lo de aquí se puede cambiar después.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Do you come from the old system?</source>
        <translation>¿Viene del sistema anterior?</translation>
    </message>
    <message>
        <source>Its appsettings.json brings the keys, the number, the voice and the prompt.</source>
        <translation>Su appsettings.json trae las claves, el número, la voz y el prompt.</translation>
    </message>
    <message>
        <source>Import appsettings.json…</source>
        <translation>Importar appsettings.json…</translation>
    </message>
    <message>
        <source>The file was not taken over. {problem}</source>
        <translation>El archivo no se importó. {problem}</translation>
    </message>
    <message>
        <source>Taken over: {names}.</source>
        <translation>Importado: {names}.</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
</context>
<context>
    <name>LaterButton</name>
    <message>
        <source>anyone</source>
        <translation>cualquier puesto</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>otro puesto</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>atrasada</translation>
    </message>
    <message>
        <source>being called</source>
        <translation>llamando</translation>
    </message>
    <message>
        <source>Call back {who}</source>
        <translation>Devolver la llamada a {who}</translation>
    </message>
    <message>
        <source>Is called by itself: {who}</source>
        <translation>Se llama sola: {who}</translation>
    </message>
    <message>
        <source>{number}: Enter calls now, F2 changes it, Del cancels it</source>
        <translation>{number}: Enter llama ya, F2 la cambia, Supr la cancela</translation>
    </message>
</context>
<context>
    <name>LaterForm</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>When to call, by the customer&apos;s clock</source>
        <translation>Cuándo llamar, según el reloj del cliente</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>LaterItem</name>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>In 10 min</source>
        <translation>En 10 min</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>LaterList</name>
    <message>
        <source>Calls for later</source>
        <translation>Llamadas para después</translation>
    </message>
    <message>
        <source>Have a number called later (Ctrl+Shift+B)</source>
        <translation>Programar la llamada a un número (Ctrl+Shift+B)</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar %n más</numerusform>
            <numerusform>Mostrar %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Came due and was not called</source>
        <translation>Llegó la hora y no se llamó</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Atrasadas</translation>
    </message>
    <message>
        <source>Call now (Enter)</source>
        <translation>Llamar ahora (Enter)</translation>
    </message>
    <message>
        <source>In 10 minutes</source>
        <translation>En 10 minutos</translation>
    </message>
    <message>
        <source>Another moment… (F2)</source>
        <translation>Otro momento… (F2)</translation>
    </message>
    <message>
        <source>Settled without a call (Del)</source>
        <translation>Resuelta sin llamar (Supr)</translation>
    </message>
    <message>
        <source>Show the call</source>
        <translation>Mostrar la llamada</translation>
    </message>
    <message>
        <source>Cancel it (Del)</source>
        <translation>Cancelarla (Supr)</translation>
    </message>
</context>
<context>
    <name>LaterPart</name>
    <message>
        <source>When is {who} called?</source>
        <translation>¿Cuándo se llama a {who}?</translation>
    </message>
    <message>
        <source>Not called any more: {who}</source>
        <translation>Ya no se llamará a {who}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Type a number first</source>
        <translation>Escriba primero un número</translation>
    </message>
    <message>
        <source>{who} is called: {when}</source>
        <translation>Se llamará a {who}: {when}</translation>
    </message>
    <message>
        <source>{who} was to be called and was not</source>
        <translation>Había que llamar a {who} y no se llamó</translation>
    </message>
    <message numerus="yes">
        <source>%n calls came due and were not made</source>
        <translation>
            <numerusform>Llegó la hora de %n llamada y no se hizo</numerusform>
            <numerusform>Llegó la hora de %n llamadas y no se hicieron</numerusform>
        </translation>
    </message>
    <message>
        <source>See</source>
        <translation>Ver</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Quit with live calls?</source>
        <translation>¿Salir con llamadas en curso?</translation>
    </message>
    <message>
        <source>The calls of the demo end with it.</source>
        <translation>Las llamadas de la demostración terminan con ella.</translation>
    </message>
    <message>
        <source>Calls that go on are held by the providers; their result is here at the next start.</source>
        <translation>Las llamadas que sigan las llevan los proveedores; su resultado estará aquí la próxima vez que abra el programa.</translation>
    </message>
    <message>
        <source>Hang up and quit</source>
        <translation>Colgar y salir</translation>
    </message>
    <message>
        <source>Quit and let them go on</source>
        <translation>Salir y dejar que sigan</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
</context>
<context>
    <name>LibraryBar</name>
    <message>
        <source>More for this prompt</source>
        <translation>Más opciones de este prompt</translation>
    </message>
    <message>
        <source>Settings of the prompt</source>
        <translation>Ajustes del prompt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>New prompt…</source>
        <translation>Prompt nuevo…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplicar…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar el nombre…</translation>
    </message>
    <message>
        <source>Default for incoming calls</source>
        <translation>Predeterminado para llamadas entrantes</translation>
    </message>
    <message>
        <source>Default for outgoing calls</source>
        <translation>Predeterminado para llamadas salientes</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Archived prompts</source>
        <translation>Prompts archivados</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <translation>Nombre del prompt</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>entrantes</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>salientes</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (copia)</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>May be called</source>
        <translation>Se puede llamar</translation>
    </message>
    <message>
        <source>May be called, but note</source>
        <translation>Se puede, con un aviso</translation>
    </message>
    <message>
        <source>Not to be called</source>
        <translation>No se puede llamar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>{time}, their time</source>
        <translation>{time}, hora del cliente</translation>
    </message>
    <message>
        <source>The customer&apos;s time is not known.</source>
        <translation>No se sabe qué hora es allá.</translation>
    </message>
    <message>
        <source>It is {times} there.</source>
        <translation>Allá: {times}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>See that call</source>
        <translation>Ver esa llamada</translation>
    </message>
</context>
<context>
    <name>LightDetails</name>
    <message>
        <source>What the light rests on</source>
        <translation>En qué se basa el semáforo</translation>
    </message>
</context>
<context>
    <name>LightStrip</name>
    <message>
        <source>{word} · {moment}</source>
        <translation>{word} · {moment}</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Sin verificar</translation>
    </message>
    <message>
        <source>{text} (F3: why)</source>
        <translation>{text} (F3: por qué)</translation>
    </message>
</context>
<context>
    <name>LineDetails</name>
    <message>
        <source>Only this call</source>
        <translation>Solo esta llamada</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Cerrar los detalles (Esc)</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Cerrar los detalles</translation>
    </message>
    <message>
        <source>Fields and traceback of the line</source>
        <translation>Campos y traza de la línea</translation>
    </message>
    <message>
        <source>Line details</source>
        <translation>Detalles de la línea</translation>
    </message>
</context>
<context>
    <name>LintPane</name>
    <message>
        <source>Check of the text</source>
        <translation>Revisión del texto</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>Mostrar en el texto</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Change the text there (Ctrl+Enter); undo brings it back</source>
        <translation>Cambiar el texto ahí (Ctrl+Enter); deshacer lo devuelve</translation>
    </message>
    <message>
        <source>Close the check</source>
        <translation>Cerrar la revisión</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Línea {number}</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>To look at: {count}</source>
        <translation>Por revisar: {count}</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>Nada por corregir.</translation>
    </message>
    <message>
        <source>About {tokens} tokens (±{percent} %)</source>
        <translation>Unos {tokens} tokens (±{percent} %)</translation>
    </message>
</context>
<context>
    <name>ListPart</name>
    <message>
        <source>All contacts, or those with this in name, number, company or tag</source>
        <translation>Todos los contactos, o los que tengan esto en nombre, número, empresa o etiqueta</translation>
    </message>
    <message>
        <source>Which contacts</source>
        <translation>Qué contactos</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Whose contacts</source>
        <translation>De quién son los contactos</translation>
    </message>
    <message>
        <source>From which import</source>
        <translation>De qué importación</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>En qué orden</translation>
    </message>
    <message>
        <source>The list was made when the campaign was. It stays as it is.</source>
        <translation>La lista se hizo con la campaña. Queda como está.</translation>
    </message>
    <message>
        <source>From any import</source>
        <translation>De cualquier importación</translation>
    </message>
    <message>
        <source>No contact fits. Bring in a list on the page of contacts first.</source>
        <translation>Ningún contacto coincide. Primero traiga una lista en la página de contactos.</translation>
    </message>
    <message>
        <source>1 contact</source>
        <translation>1 contacto</translation>
    </message>
    <message>
        <source>{count} contacts</source>
        <translation>{count} contactos</translation>
    </message>
    <message>
        <source>: all there are</source>
        <translation>: todos los que hay</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nombre</translation>
    </message>
    <message>
        <source>Latest change first</source>
        <translation>El último cambio primero</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Los más nuevos primero</translation>
    </message>
</context>
<context>
    <name>ListedTable</name>
    <message>
        <source>Numbers that are not called</source>
        <translation>Números que no se llaman</translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the next call (Ctrl+Tab)</source>
        <translation>Mostrar la siguiente llamada (Ctrl+Tab)</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Go to the call</source>
        <translation>Ir a la llamada</translation>
    </message>
    <message>
        <source>Hanging up…</source>
        <translation>Colgando…</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Hang up {number}</source>
        <translation>Colgar {number}</translation>
    </message>
    <message>
        <source>Live call {number}, {state}</source>
        <translation>Llamada en curso {number}, {state}</translation>
    </message>
</context>
<context>
    <name>LiveNote</name>
    <message>
        <source>Add to the note of this call</source>
        <translation>Agregar a la nota de esta llamada</translation>
    </message>
    <message>
        <source>Add (Enter)</source>
        <translation>Agregar (Enter)</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Live log</source>
        <translation>Registro en vivo</translation>
    </message>
    <message>
        <source>Log lines, newest last</source>
        <translation>Líneas del registro, la más nueva al final</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy with whole numbers</source>
        <translation>Copiar con los números completos</translation>
    </message>
    <message>
        <source>Only this call</source>
        <translation>Solo esta llamada</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n línea</numerusform>
            <numerusform>%n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused · {count}</source>
        <translation>En pausa · {count}</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Aún no ha pasado nada</translation>
    </message>
    <message>
        <source>What the program does appears here line by line.</source>
        <translation>Aquí aparece, línea por línea, lo que hace el programa.</translation>
    </message>
    <message>
        <source>No line to show</source>
        <translation>Ninguna línea que mostrar</translation>
    </message>
    <message>
        <source>The filter or the clearing hides what there is; new lines that fit appear here.</source>
        <translation>El filtro o la limpieza oculta lo que hay; las líneas nuevas que correspondan aparecerán aquí.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>LogToolbar</name>
    <message>
        <source>Call …{tail}</source>
        <translation>Llamada …{tail}</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Filtrar el registro</translation>
    </message>
    <message>
        <source>Filter the log by words</source>
        <translation>Filtrar el registro por palabras</translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation>Nivel mínimo que se muestra</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Todos los niveles</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info y superiores</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos y errores</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Show all calls again</source>
        <translation>Mostrar de nuevo todas las llamadas</translation>
    </message>
    <message>
        <source>Only one call is shown. Show all calls again</source>
        <translation>Se muestra una sola llamada. Mostrarlas todas de nuevo</translation>
    </message>
    <message>
        <source>Copy the selected lines, else all shown</source>
        <translation>Copiar las líneas elegidas o, si no hay, todas las visibles</translation>
    </message>
    <message>
        <source>Clear the view</source>
        <translation>Limpiar la vista</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
    <message>
        <source>Mask the numbers again</source>
        <translation>Volver a enmascarar los números</translation>
    </message>
    <message>
        <source>Show whole numbers, in this view only</source>
        <translation>Mostrar los números completos, solo en esta vista</translation>
    </message>
    <message>
        <source>Go on showing new lines</source>
        <translation>Seguir mostrando líneas nuevas</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Empty the field</source>
        <translation>Vaciar el campo</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>LookOver</name>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Another list</source>
        <translation>Otra lista</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>As somebody corrected it the last time such a list came.</source>
        <translation>Como se corrigió la última vez que llegó una lista así.</translation>
    </message>
    <message>
        <source>Correct what was not recognised. What is left becomes variables for the prompt.</source>
        <translation>Corrija lo que no se reconoció. Lo demás queda como variables para el prompt.</translation>
    </message>
    <message>
        <source>Looking through the rows…</source>
        <translation>Revisando las filas…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importando…</translation>
    </message>
    <message>
        <source>Rows: {count}</source>
        <translation>Filas: {count}</translation>
    </message>
    <message>
        <source>Say which column holds the telephone numbers.</source>
        <translation>Indique qué columna contiene los números de teléfono.</translation>
    </message>
    <message>
        <source>Import {count} rows</source>
        <translation>Importar {count} filas</translation>
    </message>
    <message>
        <source>Import 1 row</source>
        <translation>Importar 1 fila</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>Hoja del libro</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>What becomes of the rows</source>
        <translation>Qué pasará con las filas</translation>
    </message>
</context>
<context>
    <name>LostAsked</name>
    <message>
        <source>Try them</source>
        <translation>Probarlas</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Desde el día</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Hasta el día</translation>
    </message>
    <message>
        <source>What came of them</source>
        <translation>En qué terminaron</translation>
    </message>
    <message>
        <source>Calls that did not sell</source>
        <translation>Llamadas sin venta</translation>
    </message>
    <message>
        <source>Whatever is no sale</source>
        <translation>Todo lo que no sea una venta</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Sin tipificación</translation>
    </message>
</context>
<context>
    <name>LostCalls</name>
    <message>
        <source>No talk with this prompt failed to sell on these days.</source>
        <translation>En estos días no hubo ninguna conversación sin venta con este prompt.</translation>
    </message>
    <message>
        <source>Calls that did not sell: {count}, of them made into scenarios before: {made}.</source>
        <translation>Llamadas sin venta: {count}, de ellas ya convertidas en escenarios: {made}.</translation>
    </message>
    <message>
        <source>The newest {count} that did not sell, of them made into scenarios before: {made}.</source>
        <translation>Las {count} más recientes sin venta, de ellas ya convertidas en escenarios: {made}.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Prompt version {number} is used from the next call on</source>
        <translation>La versión {number} del prompt se usará desde la próxima llamada</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>MergeTable</name>
    <message>
        <source>all are kept</source>
        <translation>se conservan todos</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Merge both texts</source>
        <translation>Combinar ambos textos</translation>
    </message>
    <message>
        <source>Conflicts in their places</source>
        <translation>Conflictos en su lugar</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>El mío</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>El otro</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Conflict before (Ctrl+Up)</source>
        <translation>Conflicto anterior (Ctrl+Arriba)</translation>
    </message>
    <message>
        <source>Next conflict (Ctrl+Down)</source>
        <translation>Conflicto siguiente (Ctrl+Abajo)</translation>
    </message>
    <message>
        <source>Put into the editor</source>
        <translation>Poner en el editor</translation>
    </message>
    <message>
        <source>Nothing is published; undo brings your text back</source>
        <translation>No se publica nada; al deshacer vuelve su texto</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Conflict {number} of {count}. Undecided: {left}.</source>
        <translation>Conflicto {number} de {count}. Sin decidir: {left}.</translation>
    </message>
    <message>
        <source>… conflicts before: {count}</source>
        <translation>… conflictos anteriores: {count}</translation>
    </message>
    <message>
        <source>… conflicts after: {count}</source>
        <translation>… conflictos siguientes: {count}</translation>
    </message>
    <message>
        <source>Conflict {number}</source>
        <translation>Conflicto {number}</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>quitado</translation>
    </message>
    <message>
        <source>… characters left out here: {count}</source>
        <translation>… caracteres que aquí no se muestran: {count}</translation>
    </message>
</context>
<context>
    <name>MessageButton</name>
    <message>
        <source>Leave a message for the voicemail</source>
        <translation>Dejar un mensaje en el buzón de voz</translation>
    </message>
    <message>
        <source>The AI is taken off the line, and the call ends with the message.</source>
        <translation>Se retira a la IA de la línea y la llamada termina con el mensaje.</translation>
    </message>
</context>
<context>
    <name>NoCalls</name>
    <message>
        <source>Type a number</source>
        <translation>Escribir un número</translation>
    </message>
    <message>
        <source>Call a customer, and follow here what the AI and the customer say.</source>
        <translation>Llame a un cliente y siga aquí lo que dicen la IA y el cliente.</translation>
    </message>
    <message>
        <source>No call in progress</source>
        <translation>Ninguna llamada en curso</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>call</source>
        <translation>llamar</translation>
    </message>
    <message>
        <source>Esc Esc</source>
        <translation>Esc Esc</translation>
    </message>
    <message>
        <source>hang up</source>
        <translation>colgar</translation>
    </message>
</context>
<context>
    <name>NoteEdit</name>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note about the call</source>
        <translation>Nota sobre la llamada</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Incoming call</source>
        <translation>Llamada entrante</translation>
    </message>
    <message>
        <source>{number} · the AI answers</source>
        <translation>{number} · contesta la IA</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Llamada terminada</translation>
    </message>
    <message>
        <source>The tunnel works again</source>
        <translation>El túnel funciona de nuevo</translation>
    </message>
    <message>
        <source>Incoming calls reach this computer.</source>
        <translation>Las llamadas entrantes llegan a este equipo.</translation>
    </message>
    <message>
        <source>The tunnel is lost</source>
        <translation>Se perdió el túnel</translation>
    </message>
    <message>
        <source>Incoming calls do not reach this computer. It is being opened again.</source>
        <translation>Las llamadas entrantes no llegan a este equipo. Se está abriendo de nuevo.</translation>
    </message>
</context>
<context>
    <name>NoticesView</name>
    <message>
        <source>Parts of the program</source>
        <translation>Partes del programa</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>Reading the licences…</source>
        <translation>Leyendo las licencias…</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
</context>
<context>
    <name>NumberData</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Data of {number}</source>
        <translation>Datos de {number}</translation>
    </message>
    <message>
        <source>No contact has this number. What is kept of whoever has it:</source>
        <translation>Ningún contacto tiene este número. Lo que se guarda de quien lo tiene:</translation>
    </message>
    <message>
        <source>Nothing is kept of this number.</source>
        <translation>No se guarda nada de este número.</translation>
    </message>
</context>
<context>
    <name>NumberList</name>
    <message>
        <source>Filter by number, name or address</source>
        <translation>Filtrar por número, nombre o dirección</translation>
    </message>
    <message>
        <source>Numbers of the account</source>
        <translation>Números de la cuenta</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>It no longer reaches this person</source>
        <translation>Ya no comunica con esta persona</translation>
    </message>
    <message>
        <source>It no longer reaches: kept and found, but not offered.</source>
        <translation>Ya no comunica: se conserva y se encuentra, pero no se ofrece.</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Quitar este número</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>What the number is</source>
        <translation>Qué número es</translation>
    </message>
    <message>
        <source>Its clock</source>
        <translation>Su hora</translation>
    </message>
    <message>
        <source>Where this person is, if another place than the number says: type a city</source>
        <translation>Dónde está esta persona, si es otro lugar que el que dice el número: escriba una ciudad</translation>
    </message>
</context>
<context>
    <name>NumberRows</name>
    <message>
        <source>Add a number</source>
        <translation>Agregar un número</translation>
    </message>
</context>
<context>
    <name>NumberStep</name>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>Customers see this number when you call. Choosing it changes nothing at Twilio.</source>
        <translation>Los clientes ven este número cuando usted llama. Elegirlo no cambia nada en Twilio.</translation>
    </message>
    <message>
        <source>Numbers of your Twilio account</source>
        <translation>Números de su cuenta de Twilio</translation>
    </message>
    <message>
        <source>Or type it, with + and country code</source>
        <translation>O escríbalo, con + y el código del país</translation>
    </message>
    <message>
        <source>Let its incoming calls come here…</source>
        <translation>Recibir aquí sus llamadas entrantes…</translation>
    </message>
    <message>
        <source>Asking Twilio…</source>
        <translation>Consultando a Twilio…</translation>
    </message>
    <message>
        <source>This account has no number for calls yet: buy one in Twilio&apos;s console.</source>
        <translation>Esta cuenta aún no tiene un número para llamadas: compre uno en la consola de Twilio.</translation>
    </message>
    <message>
        <source>Write the number with + and the country code.</source>
        <translation>Escriba el número con + y el código del país.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Can</source>
        <translation>Puede</translation>
    </message>
    <message>
        <source>Its calls go to</source>
        <translation>Sus llamadas van a</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>voz</translation>
    </message>
    <message>
        <source>SIP trunk {sid}</source>
        <translation>Troncal SIP {sid}</translation>
    </message>
    <message>
        <source>Application {sid}</source>
        <translation>Aplicación {sid}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Its calls come to this computer.</source>
        <translation>Sus llamadas llegan a este equipo.</translation>
    </message>
    <message>
        <source>It has not been given back yet. It is tried again.</source>
        <translation>Todavía no se ha devuelto. Se intentará de nuevo.</translation>
    </message>
    <message>
        <source>Somebody else has changed it since, so it was left alone. What it pointed to before this computer is kept here.</source>
        <translation>Otra persona lo cambió después, así que no se tocó. Aquí se conserva a dónde apuntaba antes de este equipo.</translation>
    </message>
    <message>
        <source>It belongs to another Twilio account (…{end}). Connect that account to give it back.</source>
        <translation>Pertenece a otra cuenta de Twilio (…{end}). Conecte esa cuenta para devolverlo.</translation>
    </message>
    <message>
        <source>Calls to {number} come to this computer now</source>
        <translation>Las llamadas a {number} llegan ahora a este equipo</translation>
    </message>
    <message>
        <source>{number} follows the tunnel to its new address</source>
        <translation>{number} sigue al túnel a su nueva dirección</translation>
    </message>
    <message>
        <source>{number} points again where it pointed before</source>
        <translation>{number} apunta de nuevo a donde apuntaba antes</translation>
    </message>
    <message>
        <source>{number} points where it pointed before</source>
        <translation>{number} apunta a donde apuntaba antes</translation>
    </message>
    <message>
        <source>{number} was left as somebody else has set it.</source>
        <translation>{number} quedó como otra persona lo configuró.</translation>
    </message>
    <message>
        <source>{number} is no longer in the Twilio account</source>
        <translation>{number} ya no está en la cuenta de Twilio</translation>
    </message>
    <message>
        <source>{number} could not be changed now. It is tried again.</source>
        <translation>No se pudo cambiar {number} ahora. Se intentará de nuevo.</translation>
    </message>
    <message>
        <source>Twilio refuses to change {number}.</source>
        <translation>Twilio no permite cambiar {number}.</translation>
    </message>
    <message>
        <source>{number} belongs to another Twilio account.</source>
        <translation>{number} pertenece a otra cuenta de Twilio.</translation>
    </message>
    <message>
        <source>It did not point to this computer any more. Nothing was changed.</source>
        <translation>Ya no apuntaba a este equipo. No se cambió nada.</translation>
    </message>
    <message>
        <source>Look at its page in the settings.</source>
        <translation>Vea su página en los ajustes.</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Twilio number</source>
        <translation>Número de Twilio</translation>
    </message>
    <message>
        <source>Point it here…</source>
        <translation>Apuntarlo aquí…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Open the tunnel&apos;s settings</source>
        <translation>Abrir los ajustes del túnel</translation>
    </message>
    <message>
        <source>Connect Twilio</source>
        <translation>Conectar Twilio</translation>
    </message>
    <message>
        <source>Asking Twilio…</source>
        <translation>Consultando a Twilio…</translation>
    </message>
    <message>
        <source>This account has no numbers. Buy one at Twilio first.</source>
        <translation>Esta cuenta no tiene números. Compre antes uno en Twilio.</translation>
    </message>
    <message>
        <source>There is no way in from the internet yet: open a tunnel before a number is pointed here.</source>
        <translation>Todavía no hay entrada desde internet: abra un túnel antes de apuntar un número aquí.</translation>
    </message>
    <message>
        <source>Connect Twilio, and its numbers are listed here.</source>
        <translation>Conecte Twilio y aquí aparecerán sus números.</translation>
    </message>
    <message>
        <source>Choose the number of your Twilio account whose calls the AI answers on this computer.</source>
        <translation>Elija el número de su cuenta de Twilio cuyas llamadas atiende la IA en este equipo.</translation>
    </message>
    <message>
        <source>Numbers of the account</source>
        <translation>Números de la cuenta</translation>
    </message>
    <message>
        <source>Does it work?</source>
        <translation>¿Funciona?</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Another program asks to call this number. Press Enter to call it.</source>
        <translation>Otro programa pide llamar a este número. Presione Enter para llamar.</translation>
    </message>
    <message>
        <source>This number was copied. Press Enter to call it.</source>
        <translation>Este número se copió. Presione Enter para llamar.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>No hay texto en el portapapeles</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open the settings file</source>
        <translation>Abrir el archivo de ajustes</translation>
    </message>
    <message>
        <source>Start with the defaults this once</source>
        <translation>Iniciar esta vez con los valores predeterminados</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Elegir otra carpeta…</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>A part of SellerCall is missing or damaged.</source>
        <translation>Falta una parte de SellerCall o está dañada.</translation>
    </message>
    <message>
        <source>Its installation is not complete.</source>
        <translation>La instalación no está completa.</translation>
    </message>
    <message>
        <source>Install SellerCall again; calls and settings stay.</source>
        <translation>Instale SellerCall de nuevo; las llamadas y los ajustes se conservan.</translation>
    </message>
    <message>
        <source>SellerCall could not start</source>
        <translation>SellerCall no pudo iniciar</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Se copió el informe.</translation>
    </message>
    <message>
        <source>It lies here: {place}</source>
        <translation>Está aquí: {place}</translation>
    </message>
    <message>
        <source>A folder for history and settings</source>
        <translation>Una carpeta para el historial y los ajustes</translation>
    </message>
</context>
<context>
    <name>OptOutBar</name>
    <message>
        <source>Nobody has decided about this wish. Once more, and it waits in the history: Remarks, {chip}.</source>
        <translation>Nadie ha decidido sobre este pedido. Otra vez, y queda en el historial: Anotaciones, {chip}.</translation>
    </message>
    <message>
        <source>The customer asks not to be called again: «{words}»</source>
        <translation>El cliente pide que no lo llamen más: «{words}»</translation>
    </message>
    <message>
        <source>This may be a wish not to be called again: «{words}»</source>
        <translation>Puede ser un pedido de no ser llamado: «{words}»</translation>
    </message>
    <message>
        <source>Add to do-not-call (F4)</source>
        <translation>Agregar a la lista de no llamar (F4)</translation>
    </message>
    <message>
        <source>Do not call again (F4)</source>
        <translation>No llamar más (F4)</translation>
    </message>
    <message>
        <source>Add to do-not-call and say good-bye (F4)</source>
        <translation>Agregar a la lista de no llamar y despedirse (F4)</translation>
    </message>
    <message>
        <source>Good-bye, no more calls (F4)</source>
        <translation>Despedirse, no llamar más (F4)</translation>
    </message>
    <message>
        <source>Not an opt-out… (Shift+F4)</source>
        <translation>No es un pedido… (Shift+F4)</translation>
    </message>
    <message>
        <source>It is none… (Shift+F4)</source>
        <translation>No lo es… (Shift+F4)</translation>
    </message>
    <message>
        <source>This number is on the do-not-call list.</source>
        <translation>Este número está en la lista de no llamar.</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Call again</source>
        <translation>Volver a llamar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Dismiss this call</source>
        <translation>Quitar esta llamada</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} de {all}</translation>
    </message>
</context>
<context>
    <name>OwnCallStep</name>
    <message>
        <source>Test call</source>
        <translation>Llamada de prueba</translation>
    </message>
    <message>
        <source>Call your own telephone, answer, and talk with the AI. It is charged like any call.</source>
        <translation>Llame a su propio teléfono, conteste y hable con la IA. Se cobra como cualquier llamada.</translation>
    </message>
    <message>
        <source>Your own number</source>
        <translation>Su propio número</translation>
    </message>
    <message>
        <source>Call me</source>
        <translation>Llamarme</translation>
    </message>
    <message>
        <source>The test call did not come to a conversation.</source>
        <translation>La llamada de prueba no llegó a una conversación.</translation>
    </message>
    <message>
        <source>Try once more, and answer.</source>
        <translation>Inténtelo una vez más y conteste.</translation>
    </message>
</context>
<context>
    <name>OwnWordsDialog</name>
    <message>
        <source>My words</source>
        <translation>Mis palabras</translation>
    </message>
    <message>
        <source>No words of your own yet.</source>
        <translation>Todavía no hay palabras propias.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>A word that is right</source>
        <translation>Una palabra correcta</translation>
    </message>
    <message>
        <source>These words are never marked as misspelled.</source>
        <translation>Estas palabras nunca se marcan como mal escritas.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Call {number}</source>
        <translation>Llamar al {number}</translation>
    </message>
    <message>
        <source>Prompt v{number}</source>
        <translation>Prompt v{number}</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>No se encontró nada.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de acciones</translation>
    </message>
    <message>
        <source>Type a number, a name of an action, or words of a call</source>
        <translation>Escriba un número, una acción o palabras de una llamada</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Lo que se puede hacer</translation>
    </message>
</context>
<context>
    <name>PanelNotice</name>
    <message>
        <source>No call matches</source>
        <translation>Ninguna llamada coincide</translation>
    </message>
    <message>
        <source>Try fewer digits, other words, or more days.</source>
        <translation>Pruebe con menos dígitos, otras palabras o más días.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Aún no hay llamadas</translation>
    </message>
    <message>
        <source>Every call, made or received, appears here with its conversation and its result.</source>
        <translation>Aquí aparece cada llamada, hecha o recibida, con su conversación y su resultado.</translation>
    </message>
</context>
<context>
    <name>PersonChoice</name>
    <message>
        <source>Find a contact</source>
        <translation>Buscar un contacto</translation>
    </message>
    <message>
        <source>Filled with the data of</source>
        <translation>Con los datos de</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
</context>
<context>
    <name>PersonData</name>
    <message>
        <source>contacts: {count}</source>
        <translation>contactos: {count}</translation>
    </message>
    <message>
        <source>calls, with what was said, notes and callbacks: {count}</source>
        <translation>llamadas, con lo que se dijo, notas y devoluciones de llamada: {count}</translation>
    </message>
    <message>
        <source>exchanges with the providers: {count}</source>
        <translation>intercambios con los proveedores: {count}</translation>
    </message>
    <message>
        <source>earlier states, of imports: {count}</source>
        <translation>estados anteriores, de importaciones: {count}</translation>
    </message>
    <message>
        <source>earlier states, of merges: {count}</source>
        <translation>estados anteriores, de uniones: {count}</translation>
    </message>
    <message>
        <source>acts in the audit trail that name them: {count}</source>
        <translation>actos del registro de auditoría que la nombran: {count}</translation>
    </message>
    <message>
        <source>calls for later: {count}</source>
        <translation>llamadas programadas: {count}</translation>
    </message>
    <message>
        <source>Export this person&apos;s data…</source>
        <translation>Exportar los datos de esta persona…</translation>
    </message>
    <message>
        <source>Erase this person…</source>
        <translation>Borrar a esta persona…</translation>
    </message>
    <message>
        <source>Everything about this person was erased</source>
        <translation>Se borró todo sobre esta persona</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
    <message>
        <source>data of {name}.json</source>
        <translation>datos de {name}.json</translation>
    </message>
    <message>
        <source>Export this person&apos;s data</source>
        <translation>Exportar los datos de esta persona</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>While this computer is off, the TwiML Bin answers</source>
        <translation>Mientras este equipo esté apagado, responde el TwiML Bin</translation>
    </message>
    <message>
        <source>Point it here</source>
        <translation>Apuntarlo aquí</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <source>What it points to now is kept on this computer first, and can be given back at any time. Messages (SMS) are not touched.</source>
        <translation>Antes se guarda en este equipo a dónde apunta ahora, y puede devolverse en cualquier momento. Los mensajes (SMS) no se tocan.</translation>
    </message>
    <message>
        <source>Point {number} to this computer?</source>
        <translation>¿Apuntar {number} a este equipo?</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>como ahora</translation>
    </message>
    <message>
        <source>It points to a SellerCall now, perhaps on another computer, which would get no more calls.</source>
        <translation>Ahora apunta a un SellerCall, quizá en otro equipo, que dejaría de recibir las llamadas.</translation>
    </message>
    <message>
        <source>Calls go to</source>
        <translation>Las llamadas van a</translation>
    </message>
    <message>
        <source>If that fails</source>
        <translation>Si eso falla</translation>
    </message>
    <message>
        <source>Reports go to</source>
        <translation>Los avisos van a</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>then</source>
        <translation>después</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>One key further up</source>
        <translation>Una tecla más arriba</translation>
    </message>
    <message>
        <source>Remove this phrase</source>
        <translation>Quitar esta frase</translation>
    </message>
    <message>
        <source>On the button</source>
        <translation>En el botón</translation>
    </message>
    <message>
        <source>What the AI is told</source>
        <translation>Lo que se le dice a la IA</translation>
    </message>
    <message>
        <source>Name of the phrase at {keys}</source>
        <translation>Nombre de la frase en {keys}</translation>
    </message>
    <message>
        <source>Words of the phrase at {keys}</source>
        <translation>Palabras de la frase en {keys}</translation>
    </message>
    <message>
        <source>How the AI takes the phrase at {keys}</source>
        <translation>Cómo toma la IA la frase en {keys}</translation>
    </message>
    <message>
        <source>Remove the phrase at {keys}</source>
        <translation>Quitar la frase en {keys}</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>All prepared phrases</source>
        <translation>Todas las frases preparadas</translation>
    </message>
    <message>
        <source>To {number}:</source>
        <translation>A {number}:</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Say exactly</source>
        <translation>Decir tal cual</translation>
    </message>
    <message>
        <source>Suggest at once</source>
        <translation>Sugerir ya</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Sugerir</translation>
    </message>
    <message>
        <source>Suggest later</source>
        <translation>Sugerir después</translation>
    </message>
</context>
<context>
    <name>PresetsPane</name>
    <message>
        <source>Prepared phrases</source>
        <translation>Frases preparadas</translation>
    </message>
    <message>
        <source>One key each while a call is live; published with the text.</source>
        <translation>Una tecla para cada una durante la llamada; se publican con el texto.</translation>
    </message>
    <message>
        <source>Add a phrase</source>
        <translation>Agregar una frase</translation>
    </message>
    <message>
        <source>Bring back what was here</source>
        <translation>Recuperar lo que había</translation>
    </message>
    <message>
        <source>Close the phrases</source>
        <translation>Cerrar las frases</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>As sent to the AI</source>
        <translation>Como se envía a la IA</translation>
    </message>
    <message>
        <source>Explain suggestions to the AI</source>
        <translation>Explicar las sugerencias a la IA</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Cerrar la vista previa</translation>
    </message>
    <message>
        <source>What is marked is added: it tells the AI what a suggestion is.</source>
        <translation>Se agrega lo marcado: le dice a la IA qué es una sugerencia.</translation>
    </message>
    <message>
        <source>Nothing is added: the text says itself what {tag} is.</source>
        <translation>No se agrega nada: el texto mismo dice qué es {tag}.</translation>
    </message>
    <message>
        <source>Nothing is added: the AI may read a suggestion aloud.</source>
        <translation>No se agrega nada: la IA puede leer una sugerencia en voz alta.</translation>
    </message>
    <message>
        <source>Autumn campaign</source>
        <translation>Campaña de otoño</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Calls are refused: no value for {names}.</source>
        <translation>Las llamadas se rechazan: falta el valor de {names}.</translation>
    </message>
</context>
<context>
    <name>ProblemNote</name>
    <message>
        <source>Copy these details</source>
        <translation>Copiar estos detalles</translation>
    </message>
    <message>
        <source>Say it in full</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>PromptChecks</name>
    <message>
        <source>Check of the text</source>
        <translation>Revisión del texto</translation>
    </message>
</context>
<context>
    <name>PromptExample</name>
    <message>
        <source>Ana Ruiz</source>
        <translation>Ana Ruiz</translation>
    </message>
    <message>
        <source>Acme Inc.</source>
        <translation>Comercial Andina</translation>
    </message>
</context>
<context>
    <name>PromptFace</name>
    <message>
        <source>v{number} published</source>
        <translation>v{number} publicado</translation>
    </message>
    <message>
        <source>By {author}, {when}</source>
        <translation>Por {author}, {when}</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 palabra</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} palabras</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 carácter</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} caracteres</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Cambios sin publicar</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Publicando…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message>
        <source>See what would change in every call, then publish (Ctrl+S)</source>
        <translation>Vea qué cambiaría en cada llamada y luego publique (Ctrl+S)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>As sent to the AI</source>
        <translation>Como se envía a la IA</translation>
    </message>
    <message>
        <source>Prepared phrases</source>
        <translation>Frases preparadas</translation>
    </message>
    <message>
        <source>Export or import</source>
        <translation>Exportar o importar</translation>
    </message>
    <message>
        <source>Prompt text</source>
        <translation>Texto del prompt</translation>
    </message>
    <message>
        <source>What the AI should know and do in every call</source>
        <translation>Lo que la IA debe saber y hacer en cada llamada</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
</context>
<context>
    <name>PromptFiles</name>
    <message>
        <source>Export to a file…</source>
        <translation>Exportar a un archivo…</translation>
    </message>
    <message>
        <source>Import from a file…</source>
        <translation>Importar de un archivo…</translation>
    </message>
    <message>
        <source>Import a prompt</source>
        <translation>Importar un prompt</translation>
    </message>
    <message>
        <source>Export the prompt</source>
        <translation>Exportar el prompt</translation>
    </message>
</context>
<context>
    <name>PromptPanel</name>
    <message>
        <source>v{number} was published meanwhile: nothing was undone. Look at it in the versions.</source>
        <translation>Entretanto se publicó v{number}: no se deshizo nada. Véala en las versiones.</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Se escribió {name}</translation>
    </message>
</context>
<context>
    <name>PromptSettings</name>
    <message>
        <source>The AI</source>
        <translation>La IA</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>El cliente</translation>
    </message>
    <message>
        <source>then it waits</source>
        <translation>y luego espera</translation>
    </message>
    <message>
        <source>then it hangs up, unless answered</source>
        <translation>y luego cuelga, salvo que contesten</translation>
    </message>
    <message>
        <source>then it hangs up</source>
        <translation>y luego cuelga</translation>
    </message>
    <message>
        <source>Settings of the prompt</source>
        <translation>Ajustes del prompt</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Main prompt</source>
        <translation>Prompt principal</translation>
    </message>
    <message>
        <source>a program, over REST</source>
        <translation>un programa (REST)</translation>
    </message>
</context>
<context>
    <name>PublishReview</name>
    <message>
        <source>What changes</source>
        <translation>Lo que cambia</translation>
    </message>
    <message>
        <source>What changes, and why (optional)</source>
        <translation>Qué cambia y por qué (opcional)</translation>
    </message>
    <message>
        <source>Why it is published all the same</source>
        <translation>Por qué se publica de todos modos</translation>
    </message>
    <message>
        <source>Note for this version</source>
        <translation>Nota de esta versión</translation>
    </message>
    <message>
        <source>Publish to every call</source>
        <translation>Publicar para todas las llamadas</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Volver al texto</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>In spite of failed scenarios: {reason}</source>
        <translation>A pesar de escenarios que fallan: {reason}</translation>
    </message>
    <message>
        <source>Scenarios that fail with this text: {names}.</source>
        <translation>Escenarios que fallan con este texto: {names}.</translation>
    </message>
    <message>
        <source>Every call from now on would use this text. Words out: {out}, words in: {into}.</source>
        <translation>Desde ahora todas las llamadas usarían este texto. Palabras que salen: {out}; que entran: {into}.</translation>
    </message>
    <message>
        <source>Calls with this text are refused because of {names}; its check says why.</source>
        <translation>Las llamadas con este texto se rechazan por {names}; la revisión del texto dice por qué.</translation>
    </message>
    <message>
        <source>Calls are refused because of {names} in the greeting or in what is said into a silence.</source>
        <translation>Las llamadas se rechazan por {names} en el saludo o en lo que se dice ante un silencio.</translation>
    </message>
    <message>
        <source>v{a} and v{b} share the calls now (A/B); publishing ends that.</source>
        <translation>La v{a} y la v{b} se reparten ahora las llamadas (A/B); publicar termina esa comparación.</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Back to v{number}</source>
        <translation>Vuelta a v{number}</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>Archivo %1</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Carpeta de archivos</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Acceso directo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Buscar en:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Archivos de &amp;tipo:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nombre de archivo:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Carpeta:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Carpeta superior</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ir a la carpeta superior</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>El archivo %1 ya existe.
¿Desea reemplazarlo?</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Mostrar archivos &amp;ocultos</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>No se pudo eliminar la carpeta.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
No se encontró el archivo.
Compruebe que el nombre sea el correcto.</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
No se encontró la carpeta.
Compruebe que el nombre sea el correcto.</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Desk</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Copy the number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Type or paste a number, in any form.</source>
        <translation>Escriba o pegue un número, en cualquier forma.</translation>
    </message>
    <message>
        <source>Type a number first.</source>
        <translation>Primero escriba un número.</translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation>Copiar {number}</translation>
    </message>
    <message>
        <source>{time} there</source>
        <translation>allá {time}</translation>
    </message>
</context>
<context>
    <name>Recents</name>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
</context>
<context>
    <name>RefusedRows</name>
    <message>
        <source>Rows that were not listed</source>
        <translation>Filas que no se agregaron</translation>
    </message>
    <message>
        <source>Copy all of them</source>
        <translation>Copiarlas todas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Rows without a number that can be listed: {count}</source>
        <translation>Filas sin un número que se pueda agregar: {count}</translation>
    </message>
    <message>
        <source>Line {line}: {text}  ({why})</source>
        <translation>Línea {line}: {text}  ({why})</translation>
    </message>
</context>
<context>
    <name>RegisterButton</name>
    <message>
        <source>Register’s answer…</source>
        <translation>Respuesta de un registro…</translation>
    </message>
    <message>
        <source>Import a register’s answer</source>
        <translation>Importar la respuesta de un registro</translation>
    </message>
</context>
<context>
    <name>RehearsalPane</name>
    <message>
        <source>Rehearsal</source>
        <translation>Ensayo</translation>
    </message>
    <message>
        <source>Close the rehearsal</source>
        <translation>Cerrar el ensayo</translation>
    </message>
    <message>
        <source>Close the rehearsal, which ends it (Esc)</source>
        <translation>Cerrar el ensayo, que así termina (Esc)</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Save as a scenario</source>
        <translation>Guardar como escenario</translation>
    </message>
    <message>
        <source>Conversation {number}</source>
        <translation>Conversación {number}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Enter: say this otherwise, in a new conversation</source>
        <translation>Enter: decir esto de otro modo, en una conversación nueva</translation>
    </message>
    <message>
        <source>Which conversation is shown</source>
        <translation>Qué conversación se muestra</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>Qué dice el cliente</translation>
    </message>
</context>
<context>
    <name>Rehearsing</name>
    <message>
        <source>Rehearsal</source>
        <translation>Ensayo</translation>
    </message>
    <message>
        <source>You write as the customer; the AI answers in text by the draft.</source>
        <translation>Usted escribe como cliente; la IA responde por texto según el borrador.</translation>
    </message>
    <message>
        <source>Said otherwise, this turn begins a new conversation; those before are said again.</source>
        <translation>Dicho de otro modo, este turno empieza una conversación nueva; los anteriores se repiten.</translation>
    </message>
    <message>
        <source>The customer&apos;s turn.</source>
        <translation>Turno del cliente.</translation>
    </message>
    <message>
        <source>The AI is answering…</source>
        <translation>La IA está respondiendo…</translation>
    </message>
    <message>
        <source>Connecting with the AI…</source>
        <translation>Conectando con la IA…</translation>
    </message>
    <message>
        <source>The AI hung up.</source>
        <translation>La IA colgó.</translation>
    </message>
    <message>
        <source>The conversation has ended.</source>
        <translation>La conversación terminó.</translation>
    </message>
</context>
<context>
    <name>ReplaceRow</name>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar con</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Replace this one and go to the next (Enter)</source>
        <translation>Reemplazar esta e ir a la siguiente (Enter)</translation>
    </message>
    <message>
        <source>Replace all of them, as one step that can be undone (Ctrl+Enter)</source>
        <translation>Reemplazarlas todas, en un solo paso que se puede deshacer (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>between {low} and {high} %</source>
        <translation>entre {low} y {high} %</translation>
    </message>
    <message>
        <source>known well enough</source>
        <translation>ya se sabe bien</translation>
    </message>
    <message>
        <source>1 more talk to know</source>
        <translation>falta 1 conversación para saberlo</translation>
    </message>
    <message>
        <source>about {count} more talks to know</source>
        <translation>faltan unas {count} conversaciones para saberlo</translation>
    </message>
    <message>
        <source>1 more call to know</source>
        <translation>falta 1 llamada para saberlo</translation>
    </message>
    <message>
        <source>about {count} more calls to know</source>
        <translation>faltan unas {count} llamadas para saberlo</translation>
    </message>
    <message>
        <source>{all} min: AI {ai}, persons {persons}</source>
        <translation>{all} min: IA {ai}, personas {persons}</translation>
    </message>
    <message>
        <source>provisional: 1 call has no price yet</source>
        <translation>provisional: 1 llamada aún no tiene precio</translation>
    </message>
    <message>
        <source>provisional: {count} calls have no price yet</source>
        <translation>provisional: {count} llamadas aún no tienen precio</translation>
    </message>
    <message>
        <source>no attempts</source>
        <translation>sin intentos</translation>
    </message>
    <message>
        <source>attempts {attempts}, answered {answered}: {rate} ({between}; {more})</source>
        <translation>intentos {attempts}, contestados {answered}: {rate} ({between}; {more})</translation>
    </message>
    <message>
        <source>talks {talks}, sales {sales}: {rate} ({between}; {more})</source>
        <translation>conversaciones {talks}, ventas {sales}: {rate} ({between}; {more})</translation>
    </message>
    <message>
        <source>The latest {count} are shown; the table has them all.</source>
        <translation>Se muestran los últimos {count}; la tabla los tiene todos.</translation>
    </message>
    <message>
        <source>The {count} with the most attempts are shown; the table has them all.</source>
        <translation>Se muestran los {count} con más intentos; la tabla los tiene todos.</translation>
    </message>
</context>
<context>
    <name>ResultsExport</name>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Libro de Excel…</translation>
    </message>
    <message>
        <source>CSV file…</source>
        <translation>Archivo CSV…</translation>
    </message>
    <message>
        <source>results</source>
        <translation>resultados</translation>
    </message>
    <message>
        <source>Export what came of it</source>
        <translation>Exportar los resultados</translation>
    </message>
    <message>
        <source>The file is being written…</source>
        <translation>Se está escribiendo el archivo…</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} está listo.</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>No se pudo guardar el archivo: {reason}</translation>
    </message>
</context>
<context>
    <name>ResultsFigures</name>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Answer rate</source>
        <translation>Tasa de respuesta</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Sales per talk</source>
        <translation>Ventas por conversación</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Cost per sale</source>
        <translation>Costo por venta</translation>
    </message>
    <message>
        <source>contacts: {contacts}, reached: {reached}</source>
        <translation>contactos: {contacts}, alcanzados: {reached}</translation>
    </message>
    <message>
        <source>1 sale</source>
        <translation>1 venta</translation>
    </message>
    <message>
        <source>{count} sales</source>
        <translation>{count} ventas</translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>What came of it, as a table</source>
        <translation>Resultados, en tabla</translation>
    </message>
    <message>
        <source>Enter sorts by the current column; once more, the other way round</source>
        <translation>Intro ordena por la columna actual; otra vez, al revés</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Of very many calls this takes a moment.</source>
        <translation>Con muchísimas llamadas esto tarda un momento.</translation>
    </message>
    <message>
        <source>The fine line shows between which values the true rate lies in 95 of 100 cases. Hatched bars: too few calls to know.</source>
        <translation>La línea fina muestra entre qué valores está la tasa verdadera en 95 de 100 casos. Barras rayadas: muy pocas llamadas para saberlo.</translation>
    </message>
    <message>
        <source>No attempts</source>
        <translation>Sin intentos</translation>
    </message>
    <message>
        <source>What comes of calls that are over is counted here. Perhaps other days have some.</source>
        <translation>Aquí se cuentan los resultados de las llamadas terminadas. Quizá los haya en otros días.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>RowFilter</name>
    <message>
        <source>All {count}</source>
        <translation>Todos {count}</translation>
    </message>
    <message>
        <source>To be called {count}</source>
        <translation>Por llamar {count}</translation>
    </message>
    <message>
        <source>In hand {count}</source>
        <translation>En curso {count}</translation>
    </message>
    <message>
        <source>Done {count}</source>
        <translation>Hechos {count}</translation>
    </message>
    <message>
        <source>Not called any more {count}</source>
        <translation>Ya no se llaman {count}</translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <source>Contacts of the campaign</source>
        <translation>Contactos de la campaña</translation>
    </message>
</context>
<context>
    <name>RulesStep</name>
    <message>
        <source>Country and hours</source>
        <translation>País y horario</translation>
    </message>
    <message>
        <source>The hours are those of the place where the customer is. Outside of them no call goes out.</source>
        <translation>El horario es el del lugar donde está el cliente. Fuera de él no sale ninguna llamada.</translation>
    </message>
    <message>
        <source>Country of numbers typed without a code</source>
        <translation>País de los números escritos sin código</translation>
    </message>
    <message>
        <source>Hours for calls</source>
        <translation>Horario de llamadas</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>A cualquier hora</translation>
    </message>
    <message>
        <source>Monday to Saturday, 08:00 to 20:00</source>
        <translation>De lunes a sábado, de 08:00 a 20:00</translation>
    </message>
    <message>
        <source>Mon–Fri 07:00–19:00, Sat 08:00–15:00 (Ley 2300 de 2023, Colombia)</source>
        <translation>Lun–vie 07:00–19:00, sáb 08:00–15:00 (Ley 2300 de 2023, Colombia)</translation>
    </message>
    <message>
        <source>As set under Call limits</source>
        <translation>Como está en los límites de llamadas</translation>
    </message>
    <message>
        <source>The law of the countries you call is kept besides, public holidays too, as far as the program knows it. Which rules hold for your calls is for you to find out.</source>
        <translation>Además se cumple la ley de los países a los que llama, también los festivos, hasta donde el programa la conoce. Qué reglas valen para sus llamadas debe averiguarlo usted.</translation>
    </message>
    <message>
        <source>What your calls are</source>
        <translation>Qué son sus llamadas</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventas</translation>
    </message>
    <message>
        <source>Collection of debts</source>
        <translation>Cobranza</translation>
    </message>
    <message>
        <source>Asked for by the customer</source>
        <translation>Pedidas por el cliente</translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>Rounds: </source>
        <translation>Rondas: </translation>
    </message>
    <message>
        <source>How often each is tried</source>
        <translation>Cuántas veces se prueba cada uno</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Leave it at that</source>
        <translation>Dejarla así</translation>
    </message>
    <message>
        <source>Another desk is running them. {progress}</source>
        <translation>Otro puesto los está ejecutando. {progress}</translation>
    </message>
    <message>
        <source>A run was broken off (begun: {when}). {progress}</source>
        <translation>Una prueba se interrumpió (empezada: {when}). {progress}</translation>
    </message>
    <message>
        <source>Conversations done: {done} of {all}.</source>
        <translation>Conversaciones hechas: {done} de {all}.</translation>
    </message>
</context>
<context>
    <name>ScenarioForm</name>
    <message>
        <source>Leave without saving</source>
        <translation>Salir sin guardar</translation>
    </message>
    <message>
        <source>Leave without saving (Esc)</source>
        <translation>Salir sin guardar (Esc)</translation>
    </message>
    <message>
        <source>Name: what is tried</source>
        <translation>Nombre: qué se prueba</translation>
    </message>
    <message>
        <source>The customer says these lines</source>
        <translation>El cliente dice estas frases</translation>
    </message>
    <message>
        <source>The AI plays this customer</source>
        <translation>La IA hace de este cliente</translation>
    </message>
    <message>
        <source>The customer speaks first</source>
        <translation>El cliente habla primero</translation>
    </message>
    <message>
        <source>Add an expectation</source>
        <translation>Agregar una expectativa</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>Nombre del escenario</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>What the customer says, one turn a line</source>
        <translation>Qué dice el cliente, un turno por línea</translation>
    </message>
    <message>
        <source>Who the customer is, what they want and how they speak</source>
        <translation>Quién es el cliente, qué quiere y cómo habla</translation>
    </message>
    <message>
        <source>Turns at most: </source>
        <translation>Turnos como máximo: </translation>
    </message>
    <message>
        <source>Most turns of the customer</source>
        <translation>Máximo de turnos del cliente</translation>
    </message>
    <message>
        <source>Made of a call: it stops where the AI answers otherwise than then.</source>
        <translation>Hecho de una llamada: se detiene donde la IA responde distinto que entonces.</translation>
    </message>
    <message>
        <source>What is expected</source>
        <translation>Qué se espera</translation>
    </message>
</context>
<context>
    <name>ScenarioOfCall</name>
    <message>
        <source>Make a scenario of this call</source>
        <translation>Hacer un escenario de esta llamada</translation>
    </message>
    <message>
        <source>Call with {who}, {when}</source>
        <translation>Llamada con {who}, {when}</translation>
    </message>
</context>
<context>
    <name>ScenarioRunning</name>
    <message>
        <source>Conversations with the AI: {count} (scenarios: {scenarios}, on what is published).</source>
        <translation>Conversaciones con la IA: {count} (escenarios: {scenarios}, con lo publicado).</translation>
    </message>
    <message>
        <source>Conversations with the AI: {count} (scenarios: {scenarios}, on the draft).</source>
        <translation>Conversaciones con la IA: {count} (escenarios: {scenarios}, con el borrador).</translation>
    </message>
    <message>
        <source>Conversations with the AI: {count} (scenarios: {scenarios}, on both texts).</source>
        <translation>Conversaciones con la IA: {count} (escenarios: {scenarios}, con los dos textos).</translation>
    </message>
</context>
<context>
    <name>ScenarioTable</name>
    <message>
        <source>Scenario</source>
        <translation>Escenario</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicado</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Escenarios</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Como lo publicado</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Sin probar</translation>
    </message>
    <message>
        <source>{result}, before a change</source>
        <translation>{result}, antes de un cambio</translation>
    </message>
    <message>
        <source>{result} (before)</source>
        <translation>{result} (antes)</translation>
    </message>
    <message>
        <source>{result}. Tried {when}.</source>
        <translation>{result}. Probado: {when}.</translation>
    </message>
</context>
<context>
    <name>ScenarioTrials</name>
    <message>
        <source>Scenarios</source>
        <translation>Escenarios</translation>
    </message>
    <message>
        <source>“{name}” was removed.</source>
        <translation>Se quitó «{name}».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>{side}, before a change</source>
        <translation>{side}, antes de un cambio</translation>
    </message>
</context>
<context>
    <name>Scenarios</name>
    <message>
        <source>Pass</source>
        <translation>Pasa</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Falla</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>The AI says</source>
        <translation>La IA dice</translation>
    </message>
    <message>
        <source>The AI never says</source>
        <translation>La IA nunca dice</translation>
    </message>
    <message>
        <source>The AI says in this order</source>
        <translation>La IA dice en este orden</translation>
    </message>
    <message>
        <source>The AI uses the tool</source>
        <translation>La IA usa la herramienta</translation>
    </message>
    <message>
        <source>The AI ends it within (turns)</source>
        <translation>La IA la termina en (turnos)</translation>
    </message>
    <message>
        <source>A judge says yes to</source>
        <translation>Un juez responde sí a</translation>
    </message>
    <message>
        <source>No expectation</source>
        <translation>Sin expectativas</translation>
    </message>
    <message>
        <source>Not said: “{words}”</source>
        <translation>No se dijo: «{words}»</translation>
    </message>
    <message>
        <source>No value for {names}: the AI is told so.</source>
        <translation>Sin valor para {names}: a la IA se le dice que no se sabe.</translation>
    </message>
    <message>
        <source>turn {number}</source>
        <translation>turno {number}</translation>
    </message>
    <message>
        <source>This is the demo: its AI is scripted and follows only simple orders of the prompt, such as «If the customer says &quot;price&quot;, answer &quot;…&quot;». How a real AI follows it shows with your own account.</source>
        <translation>Esta es la demo: su IA tiene un guion y solo sigue órdenes sencillas del prompt, como «Si el cliente dice &quot;precio&quot;, responda &quot;…&quot;». Cómo lo sigue una IA real se ve con su propia cuenta.</translation>
    </message>
    <message>
        <source>The voice AI bills it: {minutes} min at most. Its price per minute is not set.</source>
        <translation>La IA de voz lo cobra: {minutes} min como máximo. No está puesto su precio por minuto.</translation>
    </message>
    <message>
        <source>The voice AI bills it: {minutes} min at most, {money} at most.</source>
        <translation>La IA de voz lo cobra: {minutes} min como máximo, {money} como máximo.</translation>
    </message>
</context>
<context>
    <name>ScenariosPane</name>
    <message>
        <source>Scenarios</source>
        <translation>Escenarios</translation>
    </message>
    <message>
        <source>Close the scenarios</source>
        <translation>Cerrar los escenarios</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Calls that did not sell…</source>
        <translation>Llamadas sin venta…</translation>
    </message>
    <message>
        <source>Run all…</source>
        <translation>Probar todos…</translation>
    </message>
    <message>
        <source>No scenarios yet</source>
        <translation>Aún no hay escenarios</translation>
    </message>
    <message>
        <source>Write what a customer says and what the AI must answer, then run it on the draft.</source>
        <translation>Escriba qué dice un cliente y qué debe responder la IA, y pruébelo con el borrador.</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Nuevo escenario</translation>
    </message>
</context>
<context>
    <name>SessionKeys</name>
    <message>
        <source>This computer has no safe place for keys, so they went with the program.</source>
        <translation>Este equipo no tiene un lugar seguro para claves, así que se fueron con el programa.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were going on: what became of them is read from the providers as soon as the keys are there.</source>
        <translation>
            <numerusform>%n llamada estaba en curso: lo que pasó con ella se lee de los proveedores en cuanto estén las claves.</numerusform>
            <numerusform>%n llamadas estaban en curso: lo que pasó con ellas se lee de los proveedores en cuanto estén las claves.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keys were kept for the last session only.</source>
        <translation>Las claves se guardaron solo por la última sesión.</translation>
    </message>
    <message>
        <source>Enter them again, or install a keyring such as gnome-keyring first.</source>
        <translation>Ingréselas de nuevo, o instale antes un llavero como gnome-keyring.</translation>
    </message>
</context>
<context>
    <name>SetAsked</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Calls that cannot become scenarios</source>
        <translation>Llamadas que no pueden ser escenarios</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>Probarlas</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Calls of the history</source>
        <translation>Llamadas del historial</translation>
    </message>
    <message>
        <source>Calls read: {count} of {total}</source>
        <translation>Llamadas leídas: {count} de {total}</translation>
    </message>
    <message>
        <source>Calls read: {count}</source>
        <translation>Llamadas leídas: {count}</translation>
    </message>
    <message>
        <source>The scenarios are being kept…</source>
        <translation>Se están guardando los escenarios…</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language of the window. No new start is needed.</source>
        <translation>Idioma de la ventana. No hace falta reiniciar.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Light, dark, or as the system is.</source>
        <translation>Claro, oscuro o como el sistema.</translation>
    </message>
    <message>
        <source>Default country</source>
        <translation>País predeterminado</translation>
    </message>
    <message>
        <source>For numbers typed without a country code.</source>
        <translation>Para los números que se escriben sin código de país.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>While the window is not in front: incoming calls, how calls ended, a lost tunnel.</source>
        <translation>Cuando la ventana no está al frente: llamadas entrantes, cómo terminaron las llamadas, un túnel perdido.</translation>
    </message>
    <message>
        <source>Only the last four digits in notifications</source>
        <translation>Solo los últimos cuatro dígitos en las notificaciones</translation>
    </message>
    <message>
        <source>For a screen that others can see.</source>
        <translation>Para una pantalla que otros pueden ver.</translation>
    </message>
    <message>
        <source>Go on working when the window is closed</source>
        <translation>Seguir trabajando al cerrar la ventana</translation>
    </message>
    <message>
        <source>The program stays in the system&apos;s tray and is quit from there. Without a tray, closing the window quits.</source>
        <translation>El programa queda en la bandeja del sistema y se sale desde ahí. Sin bandeja, al cerrar la ventana se sale.</translation>
    </message>
    <message>
        <source>Key to call a copied number</source>
        <translation>Tecla para llamar a un número copiado</translation>
    </message>
    <message>
        <source>Works in every program, e.g. Ctrl+Alt+C; empty for none. Windows and Linux with X11. Wayland and macOS keep such keys to their own settings: give one there to the command sellercall-desktop --clipboard.</source>
        <translation>Funciona en cualquier programa, p. ej. Ctrl+Alt+C; vacío para ninguna. Windows y Linux con X11. Wayland y macOS reservan esas teclas a su propia configuración: asigne ahí una al comando sellercall-desktop --clipboard.</translation>
    </message>
    <message>
        <source>Keep exchanges (days)</source>
        <translation>Conservar los intercambios (días)</translation>
    </message>
    <message>
        <source>Webhooks and requests to the providers, without secrets and with numbers masked. Polls that brought nothing new are not kept, nor more than 20,000 exchanges or 64 MB: the oldest go first; the number of exchanges on their page tells since when. 0 keeps none.</source>
        <translation>Webhooks y solicitudes a los proveedores, sin secretos y con los números enmascarados. No se guardan las consultas que no trajeron nada nuevo, ni más de 20 000 intercambios o 64 MB: primero se van los más antiguos; la cuenta de intercambios en su página dice desde cuándo. Con 0 no se guarda ninguno.</translation>
    </message>
    <message>
        <source>Twilio API address</source>
        <translation>Dirección de la API de Twilio</translation>
    </message>
    <message>
        <source>Change it only for a proxy or the simulator.</source>
        <translation>Cámbiela solo para un proxy o el simulador.</translation>
    </message>
    <message>
        <source>Twilio phone number</source>
        <translation>Número de teléfono de Twilio</translation>
    </message>
    <message>
        <source>The number your customers see, with + and country code (E.164).</source>
        <translation>El número que ven sus clientes, con + y código de país (E.164).</translation>
    </message>
    <message>
        <source>Calls that may begin each second</source>
        <translation>Llamadas que pueden empezar por segundo</translation>
    </message>
    <message>
        <source>What your Twilio account allows (CPS in its console; 1 unless it was raised). Further calls wait their turn.</source>
        <translation>Lo que permite su cuenta de Twilio (CPS en su consola; 1 si no se aumentó). Las demás llamadas esperan su turno.</translation>
    </message>
    <message>
        <source>TwiML Bin SID</source>
        <translation>SID del TwiML Bin</translation>
    </message>
    <message>
        <source>EH… of a TwiML Bin that answers callers while this computer is off; optional. It is offered where a number is pointed here.</source>
        <translation>EH… de un TwiML Bin que responde a quien llama mientras este equipo está apagado; opcional. Se ofrece al apuntar un número aquí.</translation>
    </message>
    <message>
        <source>Number when SellerCall is closed</source>
        <translation>Número al cerrar SellerCall</translation>
    </message>
    <message>
        <source>Give back: its calls go again where they went before. Keep: they go on coming here, and the number follows the tunnel at the next start.</source>
        <translation>Devolverlo: sus llamadas vuelven a donde iban antes. Conservarlo: siguen llegando aquí, y el número sigue al túnel en el próximo inicio.</translation>
    </message>
    <message>
        <source>Ultravox API address</source>
        <translation>Dirección de la API de Ultravox</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Voice ID or unique name; empty takes the provider&apos;s default.</source>
        <translation>ID o nombre único de la voz; vacío usa la predeterminada del proveedor.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Empty takes the provider&apos;s default.</source>
        <translation>Vacío usa el predeterminado del proveedor.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Idioma hablado</translation>
    </message>
    <message>
        <source>BCP 47 tag such as es, es-CO or en-US.</source>
        <translation>Etiqueta BCP 47, como es, es-CO o en-US.</translation>
    </message>
    <message>
        <source>Longest conversation (seconds)</source>
        <translation>Conversación más larga (segundos)</translation>
    </message>
    <message>
        <source>The AI ends the call after this time.</source>
        <translation>La IA termina la llamada después de este tiempo.</translation>
    </message>
    <message>
        <source>Price of the AI per minute</source>
        <translation>Precio de la IA por minuto</translation>
    </message>
    <message>
        <source>Such as 0.05, in the currency of your Twilio account: for the meter of a call and the limit of a day. Ultravox tells no prices; see your plan.</source>
        <translation>Por ejemplo 0.05, en la moneda de su cuenta de Twilio: para el costo en vivo de una llamada y el límite del día. Ultravox no informa precios; vea su plan.</translation>
    </message>
    <message>
        <source>The AI&apos;s time is billed in steps of (seconds)</source>
        <translation>El tiempo de la IA se cobra en tramos de (segundos)</translation>
    </message>
    <message>
        <source>Ultravox rounds each call up to whole steps of 6.</source>
        <translation>Ultravox redondea cada llamada hacia arriba a tramos enteros de 6.</translation>
    </message>
    <message>
        <source>Explain suggestions to the AI</source>
        <translation>Explicar las sugerencias a la IA</translation>
    </message>
    <message>
        <source>Adds a sentence to the prompt that is sent, where it has none about &lt;instruction&gt;. Without it the AI may read a suggestion aloud.</source>
        <translation>Agrega una frase al prompt que se envía, si no habla de &lt;instruction&gt;. Sin ella la IA puede leer una sugerencia en voz alta.</translation>
    </message>
    <message>
        <source>Voice path</source>
        <translation>Vía de la voz</translation>
    </message>
    <message>
        <source>stream: Media Streams (recommended). sip: as the old system did.</source>
        <translation>stream: Media Streams (recomendado). sip: como lo hacía el sistema anterior.</translation>
    </message>
    <message>
        <source>Let it ring (seconds)</source>
        <translation>Dejar sonar (segundos)</translation>
    </message>
    <message>
        <source>After this time without an answer the call ends.</source>
        <translation>Después de este tiempo sin respuesta, la llamada termina.</translation>
    </message>
    <message>
        <source>First recording after the conversation</source>
        <translation>Primera grabación después de la conversación</translation>
    </message>
    <message>
        <source>Address of an mp3 or wav played when the AI has left; optional.</source>
        <translation>Dirección de un mp3 o wav que suena cuando la IA se retira; opcional.</translation>
    </message>
    <message>
        <source>Goodbye recording</source>
        <translation>Grabación de despedida</translation>
    </message>
    <message>
        <source>Played 8 seconds after the first one, before hanging up; optional.</source>
        <translation>Suena 8 segundos después de la primera, antes de colgar; opcional.</translation>
    </message>
    <message>
        <source>Words of farewell</source>
        <translation>Palabras de despedida</translation>
    </message>
    <message>
        <source>What the AI says before it hangs up when you end a call politely; empty takes a usual phrase.</source>
        <translation>Lo que dice la IA antes de colgar cuando usted termina una llamada con cortesía; vacío usa una frase habitual.</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>Dirección local</translation>
    </message>
    <message>
        <source>Where the REST API listens; keep it on loopback.</source>
        <translation>Donde escucha la API REST; manténgala en loopback.</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>Puerto local</translation>
    </message>
    <message>
        <source>Webhook address</source>
        <translation>Dirección de webhooks</translation>
    </message>
    <message>
        <source>Where a tunnel or reverse proxy hands over webhooks.</source>
        <translation>Donde un túnel o proxy inverso entrega los webhooks.</translation>
    </message>
    <message>
        <source>Webhook port</source>
        <translation>Puerto de webhooks</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>The address under which the providers reach the webhook port, as they see it; empty where there is none.</source>
        <translation>La dirección con la que los proveedores llegan al puerto de webhooks, tal como la ven; vacía si no hay.</translation>
    </message>
    <message>
        <source>Allowed web pages</source>
        <translation>Páginas web permitidas</translation>
    </message>
    <message>
        <source>Addresses of the web pages that may use the REST API and the log hub, without a path (https://front.example), separated by commas. No other page may.</source>
        <translation>Direcciones de las páginas web que pueden usar la API REST y el registro en vivo, sin ruta (https://front.example), separadas por comas. Ninguna otra página puede.</translation>
    </message>
    <message>
        <source>Always ask for the token</source>
        <translation>Pedir siempre el token</translation>
    </message>
    <message>
        <source>Off: programs on this computer may use the REST API without it. It is always asked for once the local address is not loopback.</source>
        <translation>Desactivado: los programas de este equipo pueden usar la API REST sin él. Siempre se pide cuando la dirección local no es loopback.</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Túnel</translation>
    </message>
    <message>
        <source>How the providers reach this computer. Without one you can still call out.</source>
        <translation>Cómo llegan los proveedores a este equipo. Sin túnel también puede llamar.</translation>
    </message>
    <message>
        <source>SSH server</source>
        <translation>Servidor SSH</translation>
    </message>
    <message>
        <source>Name or address of your own server.</source>
        <translation>Nombre o dirección de su propio servidor.</translation>
    </message>
    <message>
        <source>SSH port</source>
        <translation>Puerto SSH</translation>
    </message>
    <message>
        <source>SSH user</source>
        <translation>Usuario SSH</translation>
    </message>
    <message>
        <source>Empty takes your name on this computer.</source>
        <translation>Vacío toma su nombre en este equipo.</translation>
    </message>
    <message>
        <source>SSH key file</source>
        <translation>Archivo de clave SSH</translation>
    </message>
    <message>
        <source>Private key to log in with; empty takes the agent and the usual keys.</source>
        <translation>Clave privada para entrar; vacío toma el agente y las claves habituales.</translation>
    </message>
    <message>
        <source>SSH known hosts</source>
        <translation>Servidores SSH conocidos</translation>
    </message>
    <message>
        <source>File with the server&apos;s key; empty takes ~/.ssh/known_hosts. A server that is not in it is refused.</source>
        <translation>Archivo con la clave del servidor; vacío toma ~/.ssh/known_hosts. Un servidor que no figure en él se rechaza.</translation>
    </message>
    <message>
        <source>Listen on the server at</source>
        <translation>Escuchar en el servidor en</translation>
    </message>
    <message>
        <source>localhost where a reverse proxy hands over; empty for every address of the server, which it must allow (GatewayPorts).</source>
        <translation>localhost si un proxy inverso entrega; vacío para todas las direcciones del servidor, que debe permitirlo (GatewayPorts).</translation>
    </message>
    <message>
        <source>Port on the server</source>
        <translation>Puerto en el servidor</translation>
    </message>
    <message>
        <source>Public address of the SSH tunnel</source>
        <translation>Dirección pública del túnel SSH</translation>
    </message>
    <message>
        <source>The address under which the providers reach that port, as they see it.</source>
        <translation>La dirección con la que los proveedores llegan a ese puerto, tal como la ven.</translation>
    </message>
    <message>
        <source>cloudflared program</source>
        <translation>Programa cloudflared</translation>
    </message>
    <message>
        <source>Where it is; empty looks on the PATH.</source>
        <translation>Dónde está; vacío lo busca en el PATH.</translation>
    </message>
    <message>
        <source>cloudflared host name</source>
        <translation>Nombre de host de cloudflared</translation>
    </message>
    <message>
        <source>Your own name for a named tunnel; empty opens a quick tunnel with a new name.</source>
        <translation>Su propio nombre para un túnel con nombre; vacío abre un túnel rápido con un nombre nuevo.</translation>
    </message>
    <message>
        <source>cloudflared tunnel</source>
        <translation>Túnel de cloudflared</translation>
    </message>
    <message>
        <source>Name or ID of a tunnel kept on this computer; empty uses the tunnel&apos;s token.</source>
        <translation>Nombre o ID de un túnel guardado en este equipo; vacío usa el token del túnel.</translation>
    </message>
    <message>
        <source>ngrok domain</source>
        <translation>Dominio de ngrok</translation>
    </message>
    <message>
        <source>Your reserved domain; empty takes the one of your account.</source>
        <translation>Su dominio reservado; vacío toma el de su cuenta.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>SQLAlchemy URL; empty keeps a SQLite file in the data folder.</source>
        <translation>URL de SQLAlchemy; vacía usa un archivo SQLite en la carpeta de datos.</translation>
    </message>
    <message>
        <source>Keep calls (days)</source>
        <translation>Conservar llamadas (días)</translation>
    </message>
    <message>
        <source>Older ended calls are deleted within the hour; 0 keeps all.</source>
        <translation>Las llamadas terminadas más antiguas se borran en el plazo de una hora; 0 las conserva todas.</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Nivel del registro</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>Hand-off</source>
        <translation>Traspaso</translation>
    </message>
    <message>
        <source>Call limits</source>
        <translation>Límites de llamadas</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>Ley</translation>
    </message>
    <message>
        <source>Watches</source>
        <translation>Vigilancia</translation>
    </message>
    <message>
        <source>After the call</source>
        <translation>Después de la llamada</translation>
    </message>
    <message>
        <source>Prompt editor</source>
        <translation>Editor de prompts</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Servidor web</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Actualizaciones</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Devolverlo</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>The AI</source>
        <translation>La IA</translation>
    </message>
    <message>
        <source>Offer the message</source>
        <translation>Ofrecer el mensaje</translation>
    </message>
    <message>
        <source>Leave it after a countdown</source>
        <translation>Dejarlo tras una cuenta regresiva</translation>
    </message>
    <message>
        <source>The AI has the customer again</source>
        <translation>La IA retoma al cliente</translation>
    </message>
    <message>
        <source>Some sentences, then the end</source>
        <translation>Unas frases y se termina la llamada</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Todos los días</translation>
    </message>
    <message>
        <source>Monday to Saturday</source>
        <translation>De lunes a sábado</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>De lunes a viernes</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventas</translation>
    </message>
    <message>
        <source>Collection of debts</source>
        <translation>Cobranza</translation>
    </message>
    <message>
        <source>Asked for by the customer</source>
        <translation>Pedidas por el cliente</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Say so on the call&apos;s card</source>
        <translation>Avisar en la llamada</translation>
    </message>
    <message>
        <source>Say so, and later end the call</source>
        <translation>Avisar y después terminar la llamada</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Fixed public address (reverse proxy)</source>
        <translation>Dirección pública fija (proxy inverso)</translation>
    </message>
    <message>
        <source>SSH to your own server</source>
        <translation>SSH a su propio servidor</translation>
    </message>
    <message>
        <source>Everything (DEBUG)</source>
        <translation>Todo (DEBUG)</translation>
    </message>
    <message>
        <source>Normal (INFO)</source>
        <translation>Normal (INFO)</translation>
    </message>
    <message>
        <source>Warnings and errors (WARNING)</source>
        <translation>Avisos y errores (WARNING)</translation>
    </message>
    <message>
        <source>Errors only (ERROR)</source>
        <translation>Solo errores (ERROR)</translation>
    </message>
    <message>
        <source>Countries that may be called</source>
        <translation>Países a los que se puede llamar</translation>
    </message>
    <message>
        <source>Two letters each, such as CO, PE, MX. Empty: the country of your Twilio number and the default country. Premium-rate and satellite numbers are never called.</source>
        <translation>Dos letras cada uno, como CO, PE, MX. Vacío: el país de su número de Twilio y el país predeterminado. A los números de tarifa especial y satelitales nunca se llama.</translation>
    </message>
    <message>
        <source>Calls per minute</source>
        <translation>Llamadas por minuto</translation>
    </message>
    <message>
        <source>More are refused until the minute is over; 0: no limit.</source>
        <translation>Las demás se rechazan hasta que pase el minuto; 0: sin límite.</translation>
    </message>
    <message>
        <source>Outgoing calls at once</source>
        <translation>Llamadas salientes a la vez</translation>
    </message>
    <message>
        <source>More are refused until one has ended; 0: no limit.</source>
        <translation>Las demás se rechazan hasta que termine una; 0: sin límite.</translation>
    </message>
    <message>
        <source>Cost per day</source>
        <translation>Costo por día</translation>
    </message>
    <message>
        <source>In the currency of your Twilio account: Twilio&apos;s prices and the AI&apos;s time. A minute without a price yet counts as much as the dearest of the day, at least 0.25. No call goes out above it; 0: no limit.</source>
        <translation>En la moneda de su cuenta de Twilio: los precios de Twilio y el tiempo de la IA. Un minuto aún sin precio cuenta como el más caro del día, al menos 0.25. Por encima no sale ninguna llamada; 0: sin límite.</translation>
    </message>
    <message>
        <source>Calls from</source>
        <translation>Llamadas desde</translation>
    </message>
    <message>
        <source>Such as 08:00, by the clock where the customer is; empty: from midnight. A number that may be in several time zones must be within the hours in all of them.</source>
        <translation>Por ejemplo 08:00, según el reloj del lugar del cliente; vacío: desde medianoche. Un número que puede estar en varias zonas horarias debe estar dentro del horario en todas.</translation>
    </message>
    <message>
        <source>Calls until</source>
        <translation>Llamadas hasta</translation>
    </message>
    <message>
        <source>Such as 20:00; empty: until midnight.</source>
        <translation>Por ejemplo 20:00; vacío: hasta medianoche.</translation>
    </message>
    <message>
        <source>On Saturdays from</source>
        <translation>Los sábados desde</translation>
    </message>
    <message>
        <source>Empty: as on other days.</source>
        <translation>Vacío: como los demás días.</translation>
    </message>
    <message>
        <source>On Saturdays until</source>
        <translation>Los sábados hasta</translation>
    </message>
    <message>
        <source>Days for calls</source>
        <translation>Días de llamadas</translation>
    </message>
    <message>
        <source>By the customer&apos;s calendar. Public holidays are kept where the law says so: see Law.</source>
        <translation>Según el calendario del cliente. Los festivos se respetan donde la ley lo dice: vea Ley.</translation>
    </message>
    <message>
        <source>Look for new versions</source>
        <translation>Buscar versiones nuevas</translation>
    </message>
    <message>
        <source>Once a day, at the address below. You are told; nothing is installed by itself.</source>
        <translation>Una vez al día, en la dirección de abajo. Se le avisa; nada se instala solo.</translation>
    </message>
    <message>
        <source>Address of the version list</source>
        <translation>Dirección de la lista de versiones</translation>
    </message>
    <message>
        <source>Given by whoever supplies SellerCall to you; empty: nobody is asked.</source>
        <translation>La da quien le suministra SellerCall; vacía: no se consulta a nadie.</translation>
    </message>
    <message>
        <source>Supplier&apos;s key</source>
        <translation>Clave del proveedor</translation>
    </message>
    <message>
        <source>Ed25519 public key in base64: a list signed by anybody else is not believed.</source>
        <translation>Clave pública Ed25519 en base64: no se cree una lista firmada por otro.</translation>
    </message>
    <message>
        <source>Dispositions</source>
        <translation>Tipificaciones</translation>
    </message>
    <message>
        <source>What may come of a call, each as key:what it counts as:label, with semicolons between, such as sold:sale:Sold; later:callback:Call back. It counts as sale, answer, refusal, callback or nothing. The first ten have the keys 1 to 9 and 0. Empty: the usual list.</source>
        <translation>Lo que puede resultar de una llamada, cada uno como clave:cómo cuenta:nombre, separados por punto y coma, por ejemplo sold:sale:Vendido; luego:callback:Devolver la llamada. Cuenta como sale (venta), answer (respuesta), refusal (rechazo), callback (devolución de llamada) o nothing (nada). Las diez primeras tienen las teclas 1 a 9 y 0. Vacío: la lista habitual.</translation>
    </message>
    <message>
        <source>Wrap-up before the next call</source>
        <translation>Cierre antes de la siguiente llamada</translation>
    </message>
    <message>
        <source>No call goes out until what came of the last one is written down. Incoming calls are answered all the same.</source>
        <translation>No sale ninguna llamada hasta que se registre el resultado de la última. Las llamadas entrantes se atienden igual.</translation>
    </message>
    <message>
        <source>Empty takes a usual phrase in the call&apos;s language.</source>
        <translation>Vacío: una frase habitual en el idioma de la llamada.</translation>
    </message>
    <message>
        <source>Beside those that the program knows; several are parted by a vertical bar (|).</source>
        <translation>Además de las que el programa conoce; si son varias, sepárelas con una barra vertical (|).</translation>
    </message>
    <message>
        <source>When the customer says nothing</source>
        <translation>Cuando el cliente no dice nada</translation>
    </message>
    <message>
        <source>Counted from the AI&apos;s first words until the customer&apos;s. Only calls of this desk are ended.</source>
        <translation>Se cuenta desde las primeras palabras de la IA hasta las del cliente. Solo se terminan llamadas de este puesto.</translation>
    </message>
    <message>
        <source>Say so after (seconds)</source>
        <translation>Avisar después de (segundos)</translation>
    </message>
    <message>
        <source>End the call after (seconds)</source>
        <translation>Terminar la llamada después de (segundos)</translation>
    </message>
    <message>
        <source>Time for what must be made known (seconds)</source>
        <translation>Tiempo para lo que debe informarse (segundos)</translation>
    </message>
    <message>
        <source>That it is an AI, that the call may be recorded, a way out: what the AI has not said by then turns red.</source>
        <translation>Que es una IA, que la llamada puede ser grabada, una salida: lo que la IA no haya dicho hasta entonces se pone en rojo.</translation>
    </message>
    <message>
        <source>Sentence: it is an AI</source>
        <translation>Frase: es una IA</translation>
    </message>
    <message>
        <source>Sentence: the call may be recorded</source>
        <translation>Frase: la llamada puede ser grabada</translation>
    </message>
    <message>
        <source>Sentence: a way out</source>
        <translation>Frase: una salida</translation>
    </message>
    <message>
        <source>Also counts as saying that it is an AI</source>
        <translation>También vale como decir que es una IA</translation>
    </message>
    <message>
        <source>Also counts as saying that the call may be recorded</source>
        <translation>También vale como decir que la llamada puede ser grabada</translation>
    </message>
    <message>
        <source>Also counts as offering a way out</source>
        <translation>También vale como ofrecer una salida</translation>
    </message>
    <message>
        <source>Answer to call screening</source>
        <translation>Respuesta al filtro de llamadas</translation>
    </message>
    <message>
        <source>Who calls and why; the AI says it at the press of a button. Empty takes a usual phrase in the call&apos;s language.</source>
        <translation>Quién llama y por qué; la IA lo dice al pulsar un botón. Vacío: una frase habitual en el idioma de la llamada.</translation>
    </message>
    <message>
        <source>Recordings for a voicemail</source>
        <translation>Grabaciones para un buzón de voz</translation>
    </message>
    <message>
        <source>Addresses of mp3 or wav files that Twilio can fetch, played one after the other; separated by commas. Empty: the message below is spoken; without one either, the recordings after the conversation are played.</source>
        <translation>Direcciones de archivos mp3 o wav que Twilio pueda descargar; se reproducen una tras otra; separadas por comas. Si queda vacío, se dice el mensaje de abajo; si tampoco lo hay, se reproducen las grabaciones de después de la conversación.</translation>
    </message>
    <message>
        <source>Message for a voicemail</source>
        <translation>Mensaje para un buzón de voz</translation>
    </message>
    <message>
        <source>Spoken in the language of the call where there are no recordings; empty takes a usual phrase.</source>
        <translation>Se dice en el idioma de la llamada cuando no hay grabaciones; si queda vacío, se usa una frase habitual.</translation>
    </message>
    <message>
        <source>The message is left by</source>
        <translation>Quién deja el mensaje</translation>
    </message>
    <message>
        <source>Twilio takes the call from the AI and plays or speaks the message. The AI speaks it in its own voice, and may also leave one by itself; where its provider refuses, Twilio does it. For calls that begin from now on.</source>
        <translation>Twilio le quita la llamada a la IA y reproduce o dice el mensaje. La IA lo dice con su propia voz, y también puede dejar uno por sí misma; si su proveedor lo rechaza, lo deja Twilio. Vale para las llamadas que empiecen desde ahora.</translation>
    </message>
    <message>
        <source>When a voicemail is recognized</source>
        <translation>Al reconocer un buzón de voz</translation>
    </message>
    <message>
        <source>By its own words; whoever may be a person is none. The countdown of 3 seconds is stopped by any key; only the call that is shown large counts down.</source>
        <translation>Por sus propias palabras; quien pueda ser una persona no cuenta como buzón. La cuenta regresiva de 3 segundos se detiene con cualquier tecla; solo corre en la llamada que se muestra en grande.</translation>
    </message>
    <message>
        <source>Empty takes usual words in the language of the calls.</source>
        <translation>Vacío: palabras usuales en el idioma de las llamadas.</translation>
    </message>
    <message>
        <source>Your own telephone</source>
        <translation>Su propio teléfono</translation>
    </message>
    <message>
        <source>It rings when you take a call over. Any way of writing it is read; it is kept with + and country code. Its country must be one that may be called.</source>
        <translation>Suena cuando usted toma una llamada. Se lee de cualquier forma que lo escriba; se guarda con + y código de país. Su país debe estar entre los que se pueden llamar.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>By it the AI tells the customer who comes. Empty: a person of the team, without a name.</source>
        <translation>Con él la IA le dice al cliente quién viene. Vacío: una persona del equipo, sin nombre.</translation>
    </message>
    <message>
        <source>Let your telephone or a colleague&apos;s ring (seconds)</source>
        <translation>Cuánto suena su teléfono o el de un compañero (segundos)</translation>
    </message>
    <message>
        <source>After this time without an answer the customer stays with whoever has them. Keep it below the time after which your voicemail answers.</source>
        <translation>Pasado este tiempo sin respuesta, el cliente sigue con quien lo atiende. Que sea menos de lo que tarda en contestar su buzón de voz.</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Compañeros</translation>
    </message>
    <message>
        <source>To whom calls are handed on: each as name: number, with semicolons between, such as Ana: +57 300 987 6543; Luis: +57 601 765 4321. Each name only once.</source>
        <translation>A quién se pasan las llamadas: cada uno como nombre: número, separados por punto y coma, por ejemplo Ana: +57 300 987 6543; Luis: +57 601 765 4321. Cada nombre una sola vez.</translation>
    </message>
    <message>
        <source>When your telephone drops out of a call</source>
        <translation>Cuando su teléfono se cae de una llamada</translation>
    </message>
    <message>
        <source>Also when a colleague hangs up.</source>
        <translation>También cuando un compañero cuelga.</translation>
    </message>
    <message>
        <source>The AI says before a person comes</source>
        <translation>La IA dice antes de que entre una persona</translation>
    </message>
    <message>
        <source>{name} stands for the person&apos;s name. Empty takes usual words in the language of the calls.</source>
        <translation>{name} es el nombre de la persona. Vacío: palabras usuales en el idioma de las llamadas.</translation>
    </message>
    <message>
        <source>Who takes the telephone hears</source>
        <translation>Quien contesta el teléfono oye</translation>
    </message>
    <message>
        <source>{customer} stands for the customer&apos;s name and number, {minutes} for how long the call goes on. Empty takes usual words in the language of the calls.</source>
        <translation>{customer} es el nombre y el número del cliente, {minutes} el tiempo que lleva la llamada. Vacío: palabras usuales en el idioma de las llamadas.</translation>
    </message>
    <message>
        <source>The customer hears when the person has left</source>
        <translation>El cliente oye cuando la persona ya no está</translation>
    </message>
    <message>
        <source>Some sentences and a farewell; the call ends after it unless the AI has come back before. Empty takes usual words in the language of the calls.</source>
        <translation>Unas frases y una despedida; después termina la llamada, a menos que la IA haya vuelto antes. Vacío: palabras usuales en el idioma de las llamadas.</translation>
    </message>
    <message>
        <source>Request to press 1</source>
        <translation>Petición de presionar 1</translation>
    </message>
    <message>
        <source>What your calls are</source>
        <translation>Qué son sus llamadas</translation>
    </message>
    <message>
        <source>The law asks other things of each kind.</source>
        <translation>La ley exige cosas distintas de cada tipo.</translation>
    </message>
    <message>
        <source>Countries whose rules are not checked</source>
        <translation>Países cuyas reglas no se verifican</translation>
    </message>
    <message>
        <source>Empty: those of every country that may be called are checked, where the program has them.</source>
        <translation>Vacío: se verifican las de todos los países permitidos, donde el programa las tiene.</translation>
    </message>
    <message>
        <source>Closed countries that are called all the same</source>
        <translation>Países cerrados a los que se llama de todos modos</translation>
    </message>
    <message>
        <source>Peru, Chile and Spain are closed: the rules there can hardly be kept from a number like yours. One is opened only together with a reason below.</source>
        <translation>Perú, Chile y España están cerrados: sus reglas difícilmente se cumplen desde un número como el suyo. Solo se abre uno junto con un motivo abajo.</translation>
    </message>
    <message>
        <source>Why closed countries may be called</source>
        <translation>Por qué se puede llamar a países cerrados</translation>
    </message>
    <message>
        <source>Disputed limits of how often are kept</source>
        <translation>Cumplir los límites de frecuencia en discusión</translation>
    </message>
    <message>
        <source>In Colombia: one conversation a day with each customer, for sales too. It is off only together with a reason below.</source>
        <translation>En Colombia: una conversación al día con cada cliente, también en ventas. Solo se desactiva junto con un motivo abajo.</translation>
    </message>
    <message>
        <source>Why they are not kept</source>
        <translation>Por qué no se cumplen</translation>
    </message>
    <message>
        <source>Further public holidays</source>
        <translation>Otros festivos</translation>
    </message>
    <message>
        <source>Days such as 2026-12-24, or CO:2026-12-24 for one country: those that were moved or declared by decree.</source>
        <translation>Días como 2026-12-24, o CO:2026-12-24 para un país: los que se trasladaron o declararon por decreto.</translation>
    </message>
    <message>
        <source>Days that are no public holidays after all</source>
        <translation>Días que al final no son festivos</translation>
    </message>
    <message>
        <source>Written in the same way.</source>
        <translation>Se escriben igual.</translation>
    </message>
    <message>
        <source>Size of the letters (%)</source>
        <translation>Tamaño de las letras (%)</translation>
    </message>
    <message>
        <source>Beside the prompt by Ctrl and plus, minus or 0; 100 is the usual size.</source>
        <translation>En el prompt con Ctrl y más, menos o 0; 100 es el tamaño habitual.</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Ajustar las líneas largas</translation>
    </message>
    <message>
        <source>Beside the prompt by Alt+Z.</source>
        <translation>En el prompt con Alt+Z.</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>Números de línea</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Ortografía</translation>
    </message>
    <message>
        <source>Spanish and English, paragraph by paragraph. Your own words are kept in own-words.txt beside the history, one a line.</source>
        <translation>Español e inglés, párrafo por párrafo. Sus propias palabras se guardan en own-words.txt junto al historial, una por línea.</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Takes effect when the program is started again.</source>
        <translation>Se aplica al volver a iniciar el programa.</translation>
    </message>
    <message>
        <source>Decided by {source}.</source>
        <translation>Lo decide {source}.</translation>
    </message>
</context>
<context>
    <name>SettingsPane</name>
    <message>
        <source>Settings of the prompt</source>
        <translation>Ajustes del prompt</translation>
    </message>
    <message>
        <source>Published with the text. What is empty is as the installation has it.</source>
        <translation>Se publican con el texto. Lo que queda vacío es como lo tiene la instalación.</translation>
    </message>
    <message>
        <source>Up to two addresses, with a blank between them. They are played once the AI has left, the second 8 seconds after the first; then the call ends.</source>
        <translation>Hasta dos direcciones, separadas con un espacio. Suenan cuando la IA se ha retirado, la segunda 8 segundos después de la primera; luego la llamada termina.</translation>
    </message>
    <message>
        <source>Close the settings of the prompt</source>
        <translation>Cerrar los ajustes del prompt</translation>
    </message>
    <message>
        <source>the provider&apos;s own</source>
        <translation>lo que elija el proveedor</translation>
    </message>
    <message>
        <source>As in the settings: {value}</source>
        <translation>Como en los ajustes: {value}</translation>
    </message>
    <message>
        <source>The AI finds its own words</source>
        <translation>La IA elige sus palabras</translation>
    </message>
    <message>
        <source>None; names of tools of your Ultravox account, with commas between them</source>
        <translation>Ninguna; nombres de herramientas de su cuenta de Ultravox, separados por comas</translation>
    </message>
    <message>
        <source>The AI&apos;s own tool for a voicemail; more with commas between them</source>
        <translation>La de la IA para un buzón de voz; otras, separadas por comas</translation>
    </message>
    <message>
        <source>a usual phrase</source>
        <translation>una frase habitual</translation>
    </message>
    <message>
        <source>Counted besides those of the settings; more with | between them</source>
        <translation>Cuentan además de las de los ajustes; varias, separadas con |</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>As usual: whoever takes the call</source>
        <translation>Lo habitual: quien contesta la llamada</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Saved. Close the program and start it again for the change to take effect.</source>
        <translation>Guardado. Cierre el programa y ábralo de nuevo para que el cambio se aplique.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>No se guardó.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Changes are not applied yet.</source>
        <translation>Los cambios aún no se aplican.</translation>
    </message>
    <message>
        <source>the demo</source>
        <translation>la demostración</translation>
    </message>
    <message>
        <source>the environment variable {name}</source>
        <translation>la variable de entorno {name}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar cambios</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>“{name}” is archived.</source>
        <translation>«{name}» está archivado.</translation>
    </message>
    <message>
        <source>“{name}” is archived, and its versions are no longer compared.</source>
        <translation>“{name}” quedó archivado y sus versiones ya no se comparan.</translation>
    </message>
    <message>
        <source>Incoming calls follow “{name}” from the next one on.</source>
        <translation>Las llamadas entrantes siguen «{name}» desde la próxima.</translation>
    </message>
    <message>
        <source>Outgoing calls follow “{name}” from the next one on.</source>
        <translation>Las llamadas salientes siguen «{name}» desde la próxima.</translation>
    </message>
</context>
<context>
    <name>ShownAs</name>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>Agrupado por</translation>
    </message>
    <message>
        <source>Length of the bars</source>
        <translation>Largo de las barras</translation>
    </message>
</context>
<context>
    <name>ShownCalls</name>
    <message>
        <source>it is not over yet</source>
        <translation>todavía no termina</translation>
    </message>
    <message>
        <source>its customer said nothing</source>
        <translation>el cliente no dijo nada</translation>
    </message>
    <message>
        <source>it ran with another prompt</source>
        <translation>usó otro prompt</translation>
    </message>
    <message>
        <source>Calls that become scenarios: {count}, of them made before: {made}.</source>
        <translation>Llamadas que pasan a ser escenarios: {count}; de ellas, hechas antes: {made}.</translation>
    </message>
    <message>
        <source>None of these calls can become a scenario.</source>
        <translation>Ninguna de estas llamadas puede ser un escenario.</translation>
    </message>
    <message>
        <source>Left out: {count}.</source>
        <translation>Quedan fuera: {count}.</translation>
    </message>
    <message>
        <source>There are more calls than one set takes: filter for fewer.</source>
        <translation>Hay más llamadas de las que caben en un conjunto: use un filtro más estrecho.</translation>
    </message>
</context>
<context>
    <name>ShownRowsTable</name>
    <message>
        <source>Rows of the list</source>
        <translation>Filas de la lista</translation>
    </message>
</context>
<context>
    <name>SilenceRow</name>
    <message>
        <source>What the AI says</source>
        <translation>Lo que dice la IA</translation>
    </message>
    <message>
        <source>Seconds of silence before sentence {n}</source>
        <translation>Segundos de silencio antes de la frase {n}</translation>
    </message>
    <message>
        <source>Words of sentence {n}</source>
        <translation>Palabras de la frase {n}</translation>
    </message>
    <message>
        <source>What follows sentence {n}</source>
        <translation>Qué sigue a la frase {n}</translation>
    </message>
    <message>
        <source>Remove sentence {n}</source>
        <translation>Quitar la frase {n}</translation>
    </message>
</context>
<context>
    <name>SilenceRows</name>
    <message>
        <source>Add a sentence</source>
        <translation>Agregar una frase</translation>
    </message>
</context>
<context>
    <name>SpellingMenu</name>
    <message>
        <source>Spelling is switched off</source>
        <translation>La ortografía está desactivada</translation>
    </message>
    <message>
        <source>No misspelled word</source>
        <translation>Ninguna palabra mal escrita</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Buscando sugerencias…</translation>
    </message>
    <message>
        <source>Add “{word}” to my words</source>
        <translation>Agregar «{word}» a mis palabras</translation>
    </message>
    <message>
        <source>My words…</source>
        <translation>Mis palabras…</translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>Sin sugerencias</translation>
    </message>
</context>
<context>
    <name>StatePath</name>
    <message>
        <source>State: {state}</source>
        <translation>Estado: {state}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>{part} ready</source>
        <translation>{part} listo</translation>
    </message>
    <message>
        <source>{part} slow</source>
        <translation>{part} lento</translation>
    </message>
    <message>
        <source>{part} unreachable</source>
        <translation>{part} sin conexión</translation>
    </message>
    <message>
        <source>{part} not connected</source>
        <translation>{part} sin conectar</translation>
    </message>
    <message>
        <source>{part} …</source>
        <translation>{part}…</translation>
    </message>
    <message>
        <source>Tunnel closed</source>
        <translation>Túnel cerrado</translation>
    </message>
    <message>
        <source>Tunnel opening…</source>
        <translation>Abriendo el túnel…</translation>
    </message>
    <message>
        <source>Tunnel does not answer</source>
        <translation>El túnel no responde</translation>
    </message>
    <message>
        <source>Tunnel reconnecting…</source>
        <translation>Reconectando el túnel…</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Server starting…</source>
        <translation>Servidor iniciando…</translation>
    </message>
    <message>
        <source>Address of the web server. Press to copy it.</source>
        <translation>Dirección del servidor web. Presione para copiarla.</translation>
    </message>
    <message>
        <source>Server {address}</source>
        <translation>Servidor {address}</translation>
    </message>
    <message>
        <source>Public address. Press to copy it.</source>
        <translation>Dirección pública. Pulse para copiarla.</translation>
    </message>
    <message>
        <source>Tunnel open, {address}</source>
        <translation>Túnel abierto, {address}</translation>
    </message>
    <message>
        <source>Customers cannot call in. Press to choose a tunnel.</source>
        <translation>Los clientes no pueden llamar. Pulse para elegir un túnel.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n llamada</numerusform>
            <numerusform>%n llamadas</numerusform>
        </translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>Sin llamadas</translation>
    </message>
    <message>
        <source>Version {version} is available</source>
        <translation>La versión {version} está disponible</translation>
    </message>
    <message>
        <source>Demo numbers</source>
        <translation>Números de demostración</translation>
    </message>
</context>
<context>
    <name>SteerLine</name>
    <message>
        <source>Say exactly</source>
        <translation>Decir tal cual</translation>
    </message>
    <message>
        <source>When the AI should heed it</source>
        <translation>Cuándo debe atenderlo la IA</translation>
    </message>
    <message>
        <source>Only the AI hears it, and heeds it with its next words; the customer does not hear it. (Enter; Shift+Enter: at once)</source>
        <translation>Solo lo oye la IA y lo atiende con sus próximas palabras; el cliente no lo oye. (Enter; Shift+Enter: de inmediato)</translation>
    </message>
    <message>
        <source>The customer hears it: the AI says these very words. (Ctrl+Enter)</source>
        <translation>El cliente lo oye: la IA dice estas mismas palabras. (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Write to the AI that talks with {number}</source>
        <translation>Escribir a la IA que habla con {number}</translation>
    </message>
    <message>
        <source>Write to the AI…</source>
        <translation>Escriba a la IA…</translation>
    </message>
    <message>
        <source>The AI is not on the line any more.</source>
        <translation>La IA ya no está en la línea.</translation>
    </message>
    <message>
        <source>You can write to the AI once it is on the line.</source>
        <translation>Podrá escribir a la IA cuando esté en la línea.</translation>
    </message>
    <message>
        <source>Write to the AI… It may read a suggestion aloud.</source>
        <translation>Escriba a la IA… Puede leer una sugerencia en voz alta.</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Sugerir</translation>
    </message>
    <message>
        <source>Suggest to {number}</source>
        <translation>Sugerir a {number}</translation>
    </message>
    <message>
        <source>Say exactly to {number}</source>
        <translation>Decir tal cual a {number}</translation>
    </message>
    <message>
        <source>At once: the AI breaks off what it is saying (Shift+Enter)</source>
        <translation>De inmediato: la IA interrumpe lo que dice (Shift+Enter)</translation>
    </message>
    <message>
        <source>Soon: with its next words (Enter)</source>
        <translation>Pronto: con sus próximas palabras (Enter)</translation>
    </message>
    <message>
        <source>Later: once the customer has spoken</source>
        <translation>Después: cuando el cliente haya hablado</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message>
        <source>Stopped, it does not go on any more. Calls under way are not cut off.</source>
        <translation>Una vez detenida, ya no continúa. Las llamadas en curso no se cortan.</translation>
    </message>
    <message>
        <source>Stop for good</source>
        <translation>Detener definitivamente</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>TestCall</name>
    <message>
        <source>Ultravox has made a place for the call</source>
        <translation>Ultravox preparó un lugar para la llamada</translation>
    </message>
    <message>
        <source>Your telephone rings</source>
        <translation>Su teléfono suena</translation>
    </message>
    <message>
        <source>You have answered</source>
        <translation>Usted contestó</translation>
    </message>
    <message>
        <source>The AI has joined</source>
        <translation>La IA se unió</translation>
    </message>
    <message>
        <source>The first words</source>
        <translation>Las primeras palabras</translation>
    </message>
    <message>
        <source>The call has ended</source>
        <translation>La llamada terminó</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Called: {text}</source>
        <translation>Se llamó: {text}</translation>
    </message>
    <message>
        <source>Called us: {text}</source>
        <translation>Nos llamó: {text}</translation>
    </message>
    <message>
        <source>Disposition: {text}</source>
        <translation>Tipificación: {text}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Nota: {text}</translation>
    </message>
    <message>
        <source>Callback agreed for {until}</source>
        <translation>Devolución de llamada acordada para {until}</translation>
    </message>
    <message>
        <source>Not to be called any more: {text}</source>
        <translation>No llamar más: {text}</translation>
    </message>
    <message>
        <source>May be called again: {text}</source>
        <translation>Se puede volver a llamar: {text}</translation>
    </message>
    <message>
        <source>Agreed to be called: {text}</source>
        <translation>Autorizó que lo llamen: {text}</translation>
    </message>
    <message>
        <source>Withdrew the consent</source>
        <translation>Retiró el consentimiento</translation>
    </message>
    <message>
        <source>Imported from {text}</source>
        <translation>Importado de {text}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Agregado</translation>
    </message>
    <message>
        <source>Changed: {text}</source>
        <translation>Cambió: {text}</translation>
    </message>
    <message>
        <source>Merged with another contact</source>
        <translation>Unido con otro contacto</translation>
    </message>
    <message>
        <source>Parted again</source>
        <translation>Separado de nuevo</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>This is where it went wrong</source>
        <translation>Aquí fue donde falló</translation>
    </message>
    <message>
        <source>{way}, at {time}</source>
        <translation>{way}, a las {time}</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>The conversation appears here as soon as the customer answers.</source>
        <translation>La conversación aparece aquí en cuanto el cliente conteste.</translation>
    </message>
    <message>
        <source>What is said with a person is not written down.</source>
        <translation>Lo que se habla con una persona no se escribe.</translation>
    </message>
    <message>
        <source>The customer has answered; the AI is coming.</source>
        <translation>El cliente contestó; la IA está entrando.</translation>
    </message>
    <message>
        <source>The AI is on the line; what is said appears here.</source>
        <translation>La IA está en la línea; lo que se diga aparece aquí.</translation>
    </message>
    <message>
        <source>Nothing was said in this call.</source>
        <translation>En esta llamada no se dijo nada.</translation>
    </message>
    <message>
        <source>Jump to now</source>
        <translation>Ir al final</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open SellerCall</source>
        <translation>Abrir SellerCall</translation>
    </message>
    <message>
        <source>Hang up {call}</source>
        <translation>Colgar {call}</translation>
    </message>
    <message>
        <source>Mute notifications</source>
        <translation>Silenciar notificaciones</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message numerus="yes">
        <source>%n live call(s)</source>
        <translation>
            <numerusform>%n llamada en curso</numerusform>
            <numerusform>%n llamadas en curso</numerusform>
        </translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>Sin llamadas</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Keep for this session only</source>
        <translation>Conservar solo en esta sesión</translation>
    </message>
    <message>
        <source>Open {name}&apos;s console</source>
        <translation>Abrir la consola de {name}</translation>
    </message>
    <message>
        <source>✓ {name} accepts this.</source>
        <translation>✓ {name} lo acepta.</translation>
    </message>
    <message>
        <source>It holds for this session only: the next start asks for it again.</source>
        <translation>Vale solo por esta sesión: el próximo inicio lo pide de nuevo.</translation>
    </message>
    <message>
        <source>What holds is given by the environment&apos;s variables.</source>
        <translation>Lo que vale lo dan las variables de entorno.</translation>
    </message>
    <message>
        <source>It is kept in {place}.</source>
        <translation>Se guarda en {place}.</translation>
    </message>
    <message>
        <source>In use for this session; type to replace it</source>
        <translation>En uso por esta sesión; escriba para reemplazarlo</translation>
    </message>
    <message>
        <source>Given by the environment&apos;s variables</source>
        <translation>Lo dan las variables de entorno</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>Guardado; escriba para reemplazarlo</translation>
    </message>
    <message>
        <source>{name} is connected.</source>
        <translation>{name} está conectado.</translation>
    </message>
    <message>
        <source>Asking {name}…</source>
        <translation>Consultando a {name}…</translation>
    </message>
    <message>
        <source>This account is suspended or closed. Write to Twilio&apos;s support.</source>
        <translation>Esta cuenta está suspendida o cerrada. Escriba al soporte de Twilio.</translation>
    </message>
    <message>
        <source>It is a trial account: it calls only numbers that you have verified in Twilio&apos;s console.</source>
        <translation>Es una cuenta de prueba: solo llama a números que usted haya verificado en la consola de Twilio.</translation>
    </message>
    <message>
        <source>{name} does not accept this. Copy it from the console once more, whole.</source>
        <translation>{name} no lo acepta. Cópielo otra vez completo desde la consola.</translation>
    </message>
</context>
<context>
    <name>TriedView</name>
    <message>
        <source>Back to the scenarios</source>
        <translation>Volver a los escenarios</translation>
    </message>
    <message>
        <source>Back to the scenarios (Esc)</source>
        <translation>Volver a los escenarios (Esc)</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Ronda</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Veredictos</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Round {number}: {result}</source>
        <translation>Ronda {number}: {result}</translation>
    </message>
</context>
<context>
    <name>TunnelPage</name>
    <message>
        <source>Enter the fixed address…</source>
        <translation>Escribir la dirección fija…</translation>
    </message>
    <message>
        <source>Passphrase of the key…</source>
        <translation>Frase de contraseña de la clave…</translation>
    </message>
    <message>
        <source>Token of the tunnel…</source>
        <translation>Token del túnel…</translation>
    </message>
    <message>
        <source>ngrok&apos;s authtoken…</source>
        <translation>Authtoken de ngrok…</translation>
    </message>
</context>
<context>
    <name>TunnelStep</name>
    <message>
        <source>Incoming calls</source>
        <translation>Llamadas entrantes</translation>
    </message>
    <message>
        <source>Calling out works without a tunnel. Incoming calls and instant news need one.</source>
        <translation>Llamar funciona sin túnel. Las llamadas entrantes y los avisos inmediatos necesitan uno.</translation>
    </message>
    <message>
        <source>None for now</source>
        <translation>Ninguno por ahora</translation>
    </message>
    <message>
        <source>cloudflared: a new public address at each start</source>
        <translation>cloudflared: una dirección pública nueva en cada inicio</translation>
    </message>
    <message>
        <source>ngrok: with the token you have kept</source>
        <translation>ngrok: con el token que usted guardó</translation>
    </message>
    <message>
        <source>Own server, fixed address, ngrok&apos;s token…</source>
        <translation>Servidor propio, dirección fija, token de ngrok…</translation>
    </message>
    <message>
        <source>Not found on this computer: {names}.</source>
        <translation>No se encontró en este equipo: {names}.</translation>
    </message>
</context>
<context>
    <name>UltravoxPage</name>
    <message>
        <source>Choose and hear a voice…</source>
        <translation>Elegir y escuchar una voz…</translation>
    </message>
</context>
<context>
    <name>VariableCompletion</name>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
</context>
<context>
    <name>VersionResults</name>
    <message>
        <source>What came of the calls with it, week by week</source>
        <translation>Qué resultó de sus llamadas, semana por semana</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>No outgoing call with {version} is over yet.</source>
        <translation>Todavía no termina ninguna llamada saliente con {version}.</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>desde el {day}</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Qué muestran las barras</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>Semana por semana</translation>
    </message>
</context>
<context>
    <name>VersionStanding</name>
    <message>
        <source>Since {when}, by {by}</source>
        <translation>Desde el {when}, por {by}</translation>
    </message>
    <message>
        <source>Ended {when} by {by}</source>
        <translation>Terminada el {when} por {by}</translation>
    </message>
    <message>
        <source>Ended {when} by its rule</source>
        <translation>Terminada el {when} por su regla</translation>
    </message>
    <message>
        <source>Ended {when}: {by} published a new version</source>
        <translation>Terminada el {when}: {by} publicó una versión nueva</translation>
    </message>
    <message>
        <source>Ended {when}: {by} archived the prompt</source>
        <translation>Terminó {when}: {by} archivó el prompt</translation>
    </message>
    <message>
        <source>v{number} is better: it sells more of its talks.</source>
        <translation>La v{number} es mejor: vende en más de sus conversaciones.</translation>
    </message>
    <message>
        <source>No talks yet.</source>
        <translation>Aún no hay conversaciones.</translation>
    </message>
    <message>
        <source>Too few to know, and no difference that more talks would show.</source>
        <translation>Aún no se sabe, y no hay una diferencia que más conversaciones mostrarían.</translation>
    </message>
    <message>
        <source>v{number} ({share} %): calls {calls}, answered {answered}, talks {talks}, sales {sales}</source>
        <translation>v{number} ({share} %): llamadas {calls}, contestadas {answered}, conversaciones {talks}, ventas {sales}</translation>
    </message>
    <message>
        <source>sales of talks {share} % (from {low} to {high} %)</source>
        <translation>ventas por conversación {share} % (de {low} a {high} %)</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>VersionTestPart</name>
    <message>
        <source>Two versions share the calls (A/B)</source>
        <translation>Dos versiones comparten las llamadas (A/B)</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Consultar de nuevo</translation>
    </message>
    <message>
        <source>A/B comparison</source>
        <translation>Comparación A/B</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>a mano</translation>
    </message>
    <message>
        <source>after answered calls of each</source>
        <translation>tras llamadas contestadas de cada una</translation>
    </message>
    <message>
        <source>once one is better</source>
        <translation>cuando una sea mejor</translation>
    </message>
    <message>
        <source>Version A</source>
        <translation>Versión A</translation>
    </message>
    <message>
        <source>Version B</source>
        <translation>Versión B</translation>
    </message>
    <message>
        <source>Numbers that get B</source>
        <translation>Números con la B</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Answered calls</source>
        <translation>Contestadas</translation>
    </message>
    <message>
        <source>The calls of one number always follow the same. A new version ends it.</source>
        <translation>Las llamadas a un número siguen siempre la misma. Una versión nueva termina la comparación.</translation>
    </message>
</context>
<context>
    <name>VersionsPane</name>
    <message>
        <source>{line}   (published)</source>
        <translation>{line}   (publicada)</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparar con</translation>
    </message>
    <message>
        <source>Old and new side by side</source>
        <translation>Antes y después, lado a lado</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Published versions, newest first</source>
        <translation>Versiones publicadas, la más nueva primero</translation>
    </message>
    <message>
        <source>Text of the chosen version</source>
        <translation>Texto de la versión elegida</translation>
    </message>
    <message>
        <source>Compare the chosen version with</source>
        <translation>Comparar la versión elegida con</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <source>Nothing: read it</source>
        <translation>Nada: leerla</translation>
    </message>
    <message>
        <source>The text in the editor</source>
        <translation>El texto del editor</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Put this text into the editor; it is published only when you publish it</source>
        <translation>Pone este texto en el editor; solo se publica cuando usted lo publique</translation>
    </message>
    <message>
        <source>Close the versions</source>
        <translation>Cerrar las versiones</translation>
    </message>
</context>
<context>
    <name>VoiceField</name>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Fetching the sample…</source>
        <translation>Obteniendo la muestra…</translation>
    </message>
</context>
<context>
    <name>VoiceStep</name>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>With this voice the AI speaks from the next call on.</source>
        <translation>Con esta voz habla la IA desde la próxima llamada.</translation>
    </message>
    <message>
        <source>Language of the voices</source>
        <translation>Idioma de las voces</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Todos los idiomas</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
    <message>
        <source>Hear it in the system&apos;s player</source>
        <translation>Escucharla en el reproductor del sistema</translation>
    </message>
    <message>
        <source>Asking Ultravox…</source>
        <translation>Consultando a Ultravox…</translation>
    </message>
    <message>
        <source>billed apart by its maker</source>
        <translation>su fabricante la cobra aparte</translation>
    </message>
    <message>
        <source>Fetching the sample…</source>
        <translation>Descargando la muestra…</translation>
    </message>
</context>
<context>
    <name>VoicemailOffer</name>
    <message>
        <source>Leave a message (R)</source>
        <translation>Dejar un mensaje (R)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>It is a person</source>
        <translation>Es una persona</translation>
    </message>
    <message>
        <source>A voicemail has answered</source>
        <translation>Contestó un buzón de voz</translation>
    </message>
    <message>
        <source>A message is left in {seconds} s; any key stops it</source>
        <translation>Se deja un mensaje en {seconds} s; cualquier tecla lo detiene</translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugués</translation>
    </message>
    <message>
        <source>female</source>
        <translation>mujer</translation>
    </message>
    <message>
        <source>male</source>
        <translation>hombre</translation>
    </message>
</context>
<context>
    <name>WaitingNote</name>
    <message>
        <source>{number} is called as soon as SellerCall is ready.</source>
        <translation>Se llamará al {number} en cuanto SellerCall esté listo.</translation>
    </message>
    <message>
        <source>Do not call</source>
        <translation>No llamar</translation>
    </message>
</context>
<context>
    <name>WatchNote</name>
    <message>
        <source>Say who calls and why</source>
        <translation>Decir quién llama y por qué</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>The customer has said nothing since the AI began to speak.</source>
        <translation>El cliente no ha dicho nada desde que la IA empezó a hablar.</translation>
    </message>
    <message>
        <source>Call screening asks who is calling, and why.</source>
        <translation>Un filtro de llamadas pregunta quién llama y por qué.</translation>
    </message>
    <message>
        <source>A full mailbox has answered: nothing can be left there.</source>
        <translation>Contestó un buzón lleno: no se puede dejar mensaje.</translation>
    </message>
    <message>
        <source>A menu of keys has answered.</source>
        <translation>Contestó un menú de opciones.</translation>
    </message>
</context>
<context>
    <name>WatchPart</name>
    <message>
        <source>The customer may not want to be called again</source>
        <translation>Es posible que el cliente no quiera más llamadas</translation>
    </message>
    <message>
        <source>Nobody speaks</source>
        <translation>Nadie habla</translation>
    </message>
</context>
<context>
    <name>WatchedCalls</name>
    <message>
        <source>Asked for it during a call</source>
        <translation>Lo pidió durante una llamada</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Schedule for then</source>
        <translation>Programar para entonces</translation>
    </message>
    <message>
        <source>Another moment…</source>
        <translation>Otro momento…</translation>
    </message>
    <message>
        <source>Call all the same…</source>
        <translation>Llamar de todos modos…</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Write why: it is kept with the call.</source>
        <translation>Escriba por qué: queda con la llamada.</translation>
    </message>
    <message>
        <source>Next allowed moment: {moment}</source>
        <translation>Próximo momento permitido: {moment}</translation>
    </message>
    <message>
        <source>Schedule for the next allowed moment ({moment})</source>
        <translation>Programar para el próximo momento permitido ({moment})</translation>
    </message>
    <message>
        <source>Why it is called all the same</source>
        <translation>Por qué se llama de todos modos</translation>
    </message>
    <message>
        <source>Call for this reason</source>
        <translation>Llamar por este motivo</translation>
    </message>
</context>
<context>
    <name>WebPage</name>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>A new token holds. What was connected with the old one has been cut off.</source>
        <translation>Ya vale el token nuevo. Se desconectó lo que usaba el anterior.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Strict: nobody uses the REST API or the hubs without the token.</source>
        <translation>Estricto: nadie usa la API REST ni los hubs sin el token.</translation>
    </message>
    <message>
        <source>Compatible with the old front end: programs on this computer and the allowed web pages need no token. Other pages and other computers are refused.</source>
        <translation>Compatible con el front end anterior: los programas de este equipo y las páginas web permitidas no necesitan token. Las demás páginas y los demás equipos se rechazan.</translation>
    </message>
    <message>
        <source>Token of the REST API and the hubs</source>
        <translation>Token de la API REST y los hubs</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>No guardado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>New token …</source>
        <translation>Nuevo token…</translation>
    </message>
    <message>
        <source>The old token stops working at once. Every program and page that uses it must be given the new one.</source>
        <translation>El token anterior deja de funcionar de inmediato. Cada programa y cada página que lo usa necesita el nuevo.</translation>
    </message>
    <message>
        <source>Make a new token</source>
        <translation>Crear un token nuevo</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <translation>Conservar el anterior</translation>
    </message>
    <message>
        <source>Decided by the environment variable SELLERCALL_WEB__TOKEN.</source>
        <translation>Lo decide la variable de entorno SELLERCALL_WEB__TOKEN.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Connect accounts</source>
        <translation>Conectar cuentas</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demostración</translation>
    </message>
    <message>
        <source>Look around without connecting</source>
        <translation>Mirar sin conectar</translation>
    </message>
    <message>
        <source>Welcome to SellerCall</source>
        <translation>Le damos la bienvenida a SellerCall</translation>
    </message>
    <message>
        <source>You choose whom to call. A voice AI holds the conversation, and you follow it live.</source>
        <translation>Usted elige a quién llamar. Una IA de voz conversa y usted la sigue en vivo.</translation>
    </message>
    <message>
        <source>Call real customers</source>
        <translation>Llame a clientes reales</translation>
    </message>
    <message>
        <source>You need an Ultravox API key, and a Twilio account with a phone number.</source>
        <translation>Necesita una API key de Ultravox y una cuenta de Twilio con un número de teléfono.</translation>
    </message>
    <message>
        <source>See it work first</source>
        <translation>Vea primero cómo funciona</translation>
    </message>
    <message>
        <source>Simulated customers buy, refuse, or do not answer. Nothing leaves this computer.</source>
        <translation>Clientes simulados compran, se niegan o no contestan. Nada sale de este equipo.</translation>
    </message>
</context>
<context>
    <name>WhoTalks</name>
    <message>
        <source>With:</source>
        <translation>Con:</translation>
    </message>
    <message>
        <source>Who has the customer: {who}</source>
        <translation>Con el cliente: {who}</translation>
    </message>
</context>
<context>
    <name>WishAsked</name>
    <message>
        <source>Why is it none? (Enter)</source>
        <translation>¿Por qué no lo es? (Enter)</translation>
    </message>
    <message>
        <source>Why these words do not ask for no more calls</source>
        <translation>Por qué estas palabras no piden que no se llame más</translation>
    </message>
</context>
<context>
    <name>WishBar</name>
    <message>
        <source>Add to do-not-call (F4)</source>
        <translation>Agregar a la lista de no llamar (F4)</translation>
    </message>
    <message>
        <source>Not an opt-out… (Shift+F4)</source>
        <translation>No es un pedido… (Shift+F4)</translation>
    </message>
    <message>
        <source>Judged in the call history</source>
        <translation>Se decidió en el historial de llamadas</translation>
    </message>
    <message>
        <source>May want no more calls: to be looked at. «{words}»</source>
        <translation>Quizá no quiera más llamadas: por revisar. «{words}»</translation>
    </message>
    <message>
        <source>Wants no more calls</source>
        <translation>No quiere más llamadas</translation>
    </message>
    <message>
        <source>Not an opt-out</source>
        <translation>No pidió eso</translation>
    </message>
    <message>
        <source>{judged}: {who}, {when}. {reason}</source>
        <translation>{judged}: {who}, {when}. {reason}</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>open</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Configuración</translation>
    </message>
</context>
<context>
    <name>WizardStep</name>
    <message>
        <source>Connect the accounts first, in step “Accounts”.</source>
        <translation>Conecte primero las cuentas, en el paso «Cuentas».</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Campaign work</source>
        <translation>Trabajo de campaña</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Address copied</source>
        <translation>Dirección copiada</translation>
    </message>
    <message>
        <source>A customer is calling in…</source>
        <translation>Un cliente está llamando…</translation>
    </message>
</context>
<context>
    <name>WrapUp</name>
    <message>
        <source>({time} here)</source>
        <translation>({time} aquí)</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>mañana {time}</translation>
    </message>
</context>
<context>
    <name>WrapUpForm</name>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Done with this call (Ctrl+Enter)</source>
        <translation>Esta llamada está lista (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Wrap-up of the call</source>
        <translation>Cierre de la llamada</translation>
    </message>
    <message>
        <source>Note. Ctrl+T, then a number, says what came of the call.</source>
        <translation>Nota. Ctrl+T y un número dicen en qué quedó la llamada.</translation>
    </message>
    <message>
        <source>{label} (Ctrl+T, then {digit})</source>
        <translation>{label} (Ctrl+T y luego {digit})</translation>
    </message>
    <message>
        <source>A note has at most {limit} characters.</source>
        <translation>Una nota tiene como máximo {limit} caracteres.</translation>
    </message>
    <message>
        <source>Written by {who}, {when}</source>
        <translation>Escrito por {who}, {when}</translation>
    </message>
</context>
<context>
    <name>Written</name>
    <message>
        <source>The AI said that it is an AI: «{words}»</source>
        <translation>La IA dijo que es una IA: «{words}»</translation>
    </message>
    <message>
        <source>The AI said that the call may be recorded: «{words}»</source>
        <translation>La IA dijo que la llamada puede ser grabada: «{words}»</translation>
    </message>
    <message>
        <source>The AI offered a way out: «{words}»</source>
        <translation>La IA ofreció una salida: «{words}»</translation>
    </message>
    <message>
        <source>A wish not to be called again: «{words}»</source>
        <translation>Un pedido de no ser llamado: «{words}»</translation>
    </message>
    <message>
        <source>Perhaps a wish not to be called again: «{words}»</source>
        <translation>Quizás un pedido de no ser llamado: «{words}»</translation>
    </message>
    <message>
        <source>Sounds like voicemail: «{words}»</source>
        <translation>Parece un buzón de voz: «{words}»</translation>
    </message>
    <message>
        <source>A person spoke after all: «{words}»</source>
        <translation>Habló una persona después de todo: «{words}»</translation>
    </message>
    <message>
        <source>Sounds like a menu of keys: «{words}»</source>
        <translation>Parece un menú de opciones: «{words}»</translation>
    </message>
    <message>
        <source>Sounds like call screening: «{words}»</source>
        <translation>Parece un filtro de llamadas: «{words}»</translation>
    </message>
    <message>
        <source>Sounds like a full mailbox: «{words}»</source>
        <translation>Parece un buzón lleno: «{words}»</translation>
    </message>
    <message>
        <source>The customer had said nothing yet</source>
        <translation>El cliente aún no había dicho nada</translation>
    </message>
    <message>
        <source>Nobody spoke: ended by rule</source>
        <translation>Nadie habló: terminada por regla</translation>
    </message>
    <message>
        <source>Disposition taken back</source>
        <translation>Tipificación retirada</translation>
    </message>
    <message>
        <source>Disposition: {label}</source>
        <translation>Tipificación: {label}</translation>
    </message>
    <message>
        <source>Note: «{text}»</source>
        <translation>Nota: «{text}»</translation>
    </message>
    <message>
        <source>Callback taken back</source>
        <translation>Devolución de llamada retirada</translation>
    </message>
    <message>
        <source>Callback agreed for {when}</source>
        <translation>Devolución de llamada acordada para el {when}</translation>
    </message>
    <message>
        <source>Callback withdrawn: do not call</source>
        <translation>Devolución de llamada retirada: no llamar</translation>
    </message>
    <message>
        <source>Callback kept</source>
        <translation>Devolución de llamada cumplida</translation>
    </message>
    <message>
        <source>Wrap-up owed</source>
        <translation>Cierre de la llamada pendiente</translation>
    </message>
    <message>
        <source>Wrap-up finished</source>
        <translation>Cierre de la llamada terminado</translation>
    </message>
    <message>
        <source>Field {field}: «{value}»</source>
        <translation>Campo {field}: «{value}»</translation>
    </message>
    <message>
        <source>The customer asked for no more calls</source>
        <translation>El cliente pidió que no lo llamen más</translation>
    </message>
    <message>
        <source>Judged not to be an opt-out</source>
        <translation>Se decidió que no pidió que no lo llamen</translation>
    </message>
    <message>
        <source>Recognised in the conversation: «{words}»</source>
        <translation>Reconocido en la conversación: «{words}»</translation>
    </message>
</context>
<context>
    <name>ZoneChoice</name>
    <message>
        <source>Clock: as the number says</source>
        <translation>Hora: la que dice el número</translation>
    </message>
</context>
</TS>
