"""What people read about a finding in a prompt: what, why it matters, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import LintCode
from sellercall_desktop.words.sentence import Text, Words

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.linting.finding import LintFinding
    from sellercall_desktop.words.sentence import Sentence

_SHORTEN = Text(
    "Leave out what the AI does without being told.", "Quite lo que la IA hace sin que se lo digan."
)
_LAW = Text(
    "The law of most countries asks for it, and customers who find out later complain.",
    "La ley de casi todos los países lo exige, y el cliente que se entera después reclama.",
)
_SPELL = Text("Write it as it is said.", "Escríbalo como se dice.")
_NOT_AS_MEANT = Text("The AI may read it out letter by letter.", "La IA puede leerlo letra por letra.")
_BOTH = Text(
    "Line {line} says: {other}. The AI follows the one or the other.",
    "La línea {line} dice: {other}. La IA sigue una u otra.",
)
_ONE_OF_THEM = Text("Leave one of them.", "Deje una de las dos.")
_NOT_DIALED = Text("Calls with this text are refused.", "Las llamadas con este texto se rechazan.")
_LEFT_OVER_WHY = Text("The AI would say it as it stands.", "La IA lo diría tal cual.")

LINT: dict[LintCode, Words] = {
    LintCode.LONG: Words(
        Text(
            "The text is long: about {tokens} tokens (±{about} %).",
            "El texto es largo: unos {tokens} tokens (±{about} %).",
        ),
        Text(
            "Each answer takes a little longer and costs more.", "Cada respuesta tarda algo más y cuesta más."
        ),
        _SHORTEN,
    ),
    LintCode.TOO_LONG: Words(
        Text(
            "The text is very long: about {tokens} tokens (±{about} %).",
            "El texto es muy largo: unos {tokens} tokens (±{about} %).",
        ),
        Text(
            "Answers come late, and single rules are forgotten.",
            "Las respuestas llegan tarde y se olvidan reglas sueltas.",
        ),
        _SHORTEN,
    ),
    LintCode.LONG_LINE: Words(
        Text("This line has {count} characters.", "Esta línea tiene {count} caracteres."),
        Text(
            "Keys come late in so long a line, and its spelling is not looked at.",
            "En una línea tan larga las teclas tardan, y no se revisa su ortografía.",
        ),
        Text(
            "Break it into a line for each sentence; undo brings it back.",
            "Divídala en una línea por frase; se puede deshacer.",
        ),
    ),
    LintCode.NO_IDENTIFICATION: Words(
        Text("It does not say who calls, and for which company.", "No dice quién llama ni de qué empresa."),
        Text(
            "A customer who does not know who calls hangs up.", "El cliente que no sabe quién llama, cuelga."
        ),
        Text("Give the AI a name and a company.", "Dele a la IA un nombre y una empresa."),
    ),
    LintCode.NO_AI_DISCLOSURE: Words(
        Text("It does not tell the AI to say that it is one.", "No le indica a la IA que diga que lo es."),
        _LAW,
        Text("Have it say so in its first sentence.", "Haga que lo diga en su primera frase."),
    ),
    LintCode.WORDING_ABSENT: Words(
        Text(
            "Nothing in it has the AI say “{wording}”, which this prompt accepts as a disclosure.",
            "Nada en él hace que la IA diga «{wording}», que este prompt acepta como aviso.",
        ),
        Text(
            "The watch listens for these words: what is never said leaves it waiting.",
            "La vigilancia espera esas palabras: si nadie las dice, se queda esperando.",
        ),
        Text(
            "Have it say so, or take the wording out of the prompt's settings.",
            "Haga que lo diga, o quite la fórmula de los ajustes del prompt.",
        ),
    ),
    LintCode.HIDES_AI: Words(
        Text("It tells the AI to hide that it is one.", "Le indica a la IA que oculte que lo es."),
        _LAW,
        Text("Take this out.", "Quite esto."),
    ),
    LintCode.NO_OPT_OUT: Words(
        Text(
            "It does not say what to do with people who want no more calls.",
            "No dice qué hacer cuando alguien no quiere más llamadas.",
        ),
        Text(
            "Their wish has to be heeded at once, and an AI that insists costs you the number.",
            "Hay que respetarlo de inmediato, y una IA que insiste le cuesta el número.",
        ),
        Text(
            "Say that the AI agrees, apologizes and ends the call.",
            "Indique que acepte, se disculpe y termine.",
        ),
    ),
    LintCode.NO_PRIMING: Words(
        Text("It does not explain what a suggestion is.", "No explica qué es una sugerencia."),
        Text(
            "What you tell the AI during a call may be read aloud to the customer.",
            "Lo que usted le indique a la IA durante la llamada puede oírlo el cliente.",
        ),
        Text(
            "Add the sentence, or have it added by itself.", "Agregue la frase, o deje que se agregue sola."
        ),
    ),
    LintCode.PRIMING_IS_ADDED: Words(
        Text(
            "What a suggestion is will be explained to the AI by itself.",
            "A la IA se le explica sola qué es una sugerencia.",
        ),
        Text("The sentence is added when the text is sent.", "La frase se agrega al enviar el texto."),
    ),
    LintCode.TWO_LANGUAGES: Words(
        Text("This passage is in another language.", "Este pasaje está en otro idioma."),
        Text(
            "The AI may change its language in the middle of a call.",
            "La IA puede cambiar de idioma a mitad de la llamada.",
        ),
        Text("Translate it, or put it in quotation marks.", "Tradúzcalo, o póngalo entre comillas."),
    ),
    LintCode.SHOUTED: Words(
        Text("“{words}” is shouted.", "«{words}» va en mayúsculas, como un grito."),
        Text(
            "Models follow plain words well, and overdo what is shouted.",
            "Los modelos siguen bien las palabras normales y exageran lo que se les grita.",
        ),
        Text("Write it in small letters.", "Escríbalo en minúsculas."),
    ),
    LintCode.IN_CAPITALS: Words(
        Text("“{words}” is in capitals.", "«{words}» está en mayúsculas."),
        Text("The AI may spell it or stress it.", "La IA puede deletrearlo o recalcarlo."),
        Text("Write it as a name or as a sentence.", "Escríbalo como un nombre o una frase."),
    ),
    LintCode.TOO_MANY_MUSTS: Words(
        Text(
            "It orders {count} times with words like must and never.",
            "Ordena {count} veces con debe, nunca o siempre.",
        ),
        Text("Where all is urgent, nothing stands out.", "Donde todo urge, nada resalta."),
        Text("Keep them for what must not go wrong.", "Déjelos para lo que no puede fallar."),
    ),
    LintCode.TABLE: Words(
        Text("A voice cannot read a table.", "Una voz no puede leer una tabla."),
        Text("Columns and their meaning get lost.", "Se pierden las columnas y su sentido."),
        Text("Write each row as a sentence.", "Escriba cada fila como una frase."),
    ),
    LintCode.LINK: Words(
        Text("“{words}” is an address of the web.", "«{words}» es una dirección web."),
        _NOT_AS_MEANT,
        Text("Write it as it is said, or offer to send it.", "Escríbala como se dice, u ofrezca enviarla."),
    ),
    LintCode.EMAIL: Words(
        Text("“{words}” is an e-mail address.", "«{words}» es un correo electrónico."), _NOT_AS_MEANT, _SPELL
    ),
    LintCode.MARKUP: Words(
        Text("“{words}” has marks of formatting.", "«{words}» tiene marcas de formato."),
        Text("The AI may put such marks into what it says.", "La IA puede poner esas marcas en lo que dice."),
        Text("Leave the marks out.", "Quite las marcas."),
    ),
    LintCode.EMOJI: Words(
        Text("A voice cannot say an emoji.", "Una voz no puede decir un emoji."),
        Text("Some voices read its name aloud.", "Algunas voces leen su nombre en voz alta."),
        Text("Leave it out.", "Quítelo."),
    ),
    LintCode.LIST: Words(
        Text(
            "There are lists, and nothing about not reading them out.",
            "Hay listas, y nada sobre no leerlas en voz alta.",
        ),
        Text("The AI speaks as it is written to.", "La IA habla como se le escribe."),
        Text("Tell it to speak in sentences.", "Indíquele que hable en frases."),
    ),
    LintCode.SYMBOL: Words(
        Text("“{words}” stands in words that are to be said.", "«{words}» está en palabras que se dicen."),
        Text("A voice leaves it out, or names it.", "Una voz lo omite, o lo nombra."),
        _SPELL,
    ),
    LintCode.PRICE: Words(
        Text("The price “{words}” is in digits.", "El precio «{words}» está en cifras."),
        Text(
            "Voices stumble over points and signs in prices.",
            "Las voces tropiezan con puntos y signos en precios.",
        ),
        Text("Write it in words.", "Escríbalo en palabras."),
    ),
    LintCode.FIGURE: Words(
        Text("The number “{words}” is in digits.", "El número «{words}» está en cifras."),
        Text("A voice may say it digit by digit.", "Una voz puede decirlo cifra por cifra."),
        _SPELL,
    ),
    LintCode.DIGITS: Words(
        Text("“{words}” is a telephone or a document number.", "«{words}» es un teléfono o un documento."),
        Text("A voice may read it as millions.", "Una voz puede leerlo como millones."),
        Text("Write its digits as they are said.", "Escriba las cifras como se dicen."),
    ),
    LintCode.NEGATED: Words(
        Text("This contradicts another line.", "Esto contradice otra línea."), _BOTH, _ONE_OF_THEM
    ),
    LintCode.TWO_PRICES: Words(
        Text("The same thing has two prices.", "Lo mismo tiene dos precios."), _BOTH, _ONE_OF_THEM
    ),
    LintCode.TWO_NAMES: Words(Text("The AI has two names.", "La IA tiene dos nombres."), _BOTH, _ONE_OF_THEM),
    LintCode.TWO_FORMS_OF_ADDRESS: Words(
        Text("It asks for usted and for tú.", "Pide tratar de usted y de tú."), _BOTH, _ONE_OF_THEM
    ),
    LintCode.LEFTOVER: Words(
        Text("“{words}” looks like a gap that was not filled.", "«{words}» parece un espacio sin llenar."),
        _LEFT_OVER_WHY,
        Text(
            "Fill it, or use a variable in double braces.", "Llénelo, o use una variable entre llaves dobles."
        ),
    ),
    LintCode.VARIABLE_EMPTY: Words(
        Text("A variable without a name.", "Una variable sin nombre."),
        _NOT_DIALED,
        Text("Name it, or take the braces out.", "Póngale nombre, o quite las llaves."),
    ),
    LintCode.VARIABLE_UNCLOSED: Words(
        Text("The variable “{name}” is not closed.", "La variable «{name}» no está cerrada."),
        _NOT_DIALED,
        Text(
            "Close it with two braces in the same line, or put a backslash before it.",
            "Ciérrela con dos llaves en la misma línea, o ponga una barra invertida delante.",
        ),
    ),
    LintCode.VARIABLE_NAME: Words(
        Text("“{name}” cannot be a variable.", "«{name}» no puede ser una variable."),
        Text(
            "A name begins with a letter and has letters, digits, blanks, points and hyphens, at most 40.",
            "Un nombre empieza por letra y lleva letras, cifras, espacios, puntos y guiones, 40 como máximo.",
        ),
        Text(
            "Name it so; for braces that are meant, put a backslash before them.",
            "Nómbrela así; si quiere las llaves, ponga una barra invertida delante.",
        ),
    ),
    LintCode.VARIABLE_KIND: Words(
        Text("The kind in “{name}” is not known.", "El tipo en «{name}» no se conoce."),
        Text(
            "There are text, number, money, date and moment.", "Hay texto, número, dinero, fecha y momento."
        ),
        Text("Use one of these behind the colon.", "Use uno de estos tras los dos puntos."),
    ),
    LintCode.VARIABLE_UNKNOWN: Words(
        Text("Nobody knows the variable “{name}”.", "Nadie conoce la variable «{name}»."),
        Text(
            "It is neither built in nor a column of your contacts. Calls with it are refused.",
            "No es de las incluidas ni una columna de sus contactos. Las llamadas con ella se rechazan.",
        ),
        Text(
            "Correct the name, or put a backslash before braces that are meant.",
            "Corrija el nombre, o ponga una barra invertida delante de las llaves.",
        ),
    ),
    LintCode.VARIABLE_MAY_LACK: Words(
        Text("“{name}” may have no value for somebody.", "«{name}» puede no tener valor para alguien."),
        Text(
            "A contact without it is not called with this text.",
            "A un contacto sin ese dato no se le llama con este texto.",
        ),
        Text(
            "Say what to use instead, behind a bar: name | you.",
            "Indique qué usar en su lugar, tras una barra: nombre | usted.",
        ),
    ),
    LintCode.VOICEMAIL_UNFILLED: Words(
        Text("“{name}” has no value.", "«{name}» no tiene valor."),
        Text(
            "A voicemail gets the usual message instead of this one.",
            "Un buzón de voz recibe el mensaje habitual en lugar de este.",
        ),
        Text("Correct the variable, or take it out.", "Corrija la variable, o quítela."),
    ),
    LintCode.TOOL_OFF: Words(
        Text("The AI does not have the tool “{tool}”.", "La IA no tiene la herramienta «{tool}»."),
        Text("It would promise what it cannot do.", "Prometería lo que no puede hacer."),
        Text("Switch it on, or take it out of the text.", "Actívela, o quítela del texto."),
    ),
}


def finding_sentence(finding: LintFinding, language: str) -> Sentence:
    """A finding in one language."""
    return LINT[finding.code].said(language, **dict(finding.values))
