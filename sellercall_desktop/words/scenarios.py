"""What people read of scenarios: why one cannot be kept, and why nothing can be said of an expectation."""

from __future__ import annotations

from sellercall_desktop.core.prompts.scenarios.errors import ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.scenario import Unknown
from sellercall_desktop.words.sentence import NOTHING, Text, Words

SCENARIO: dict[ScenarioProblem, Words] = {
    ScenarioProblem.NOT_FOUND: Words(
        Text("There is no such scenario.", "Ese escenario no existe."),
        NOTHING,
        Text("Look at the scenarios of the prompt.", "Consulte los escenarios del prompt."),
    ),
    ScenarioProblem.UNNAMED: Words(
        Text("The scenario has no name.", "El escenario no tiene nombre."),
        NOTHING,
        Text("Say in a few words what is tried.", "Diga en pocas palabras qué se prueba."),
    ),
    ScenarioProblem.NOBODY_SPEAKS: Words(
        Text("Nobody speaks in the scenario.", "En el escenario no habla nadie."),
        Text(
            "It has no line of a customer and describes none.",
            "No tiene frases de un cliente ni describe a ninguno.",
        ),
        Text("Write what the customer says, or who they are.", "Escriba qué dice el cliente o cómo es."),
    ),
    ScenarioProblem.TOO_LONG: Words(
        Text("The scenario is too long.", "El escenario es demasiado largo."),
        Text(
            "At most 60 lines of the customer, each of 2,000 characters.",
            "Hasta 60 frases del cliente, cada una de 2.000 caracteres.",
        ),
        Text("Make two of it.", "Divídalo en dos."),
    ),
    ScenarioProblem.CHANGED_MEANWHILE: Words(
        Text("The scenario was not changed.", "El escenario no se cambió."),
        Text(
            "It was changed or removed elsewhere meanwhile.",
            "Mientras tanto se cambió o se quitó en otra parte.",
        ),
        Text("Open it again; what you wrote is still here.", "Ábralo de nuevo; lo que escribió sigue aquí."),
    ),
    ScenarioProblem.ELSEWHERE: Words(
        Text("The run does not go on here.", "La ejecución no continúa aquí."),
        Text(
            "Another desk carries it out, or has ended it.",
            "Otro puesto la está haciendo, o la ha terminado.",
        ),
        Text("Its results are listed here as they come.", "Sus resultados aparecen aquí según llegan."),
    ),
    ScenarioProblem.NONE_TO_RUN: Words(
        Text("There is no scenario to run.", "No hay ningún escenario para ejecutar."),
        NOTHING,
        Text("Write one, or make it of a call.", "Escriba uno o créelo a partir de una llamada."),
    ),
    ScenarioProblem.RUN_NOT_FOUND: Words(
        Text("There is no such run of scenarios.", "Esa ejecución de escenarios no existe."),
        NOTHING,
        Text("Begin one.", "Comience una."),
    ),
    ScenarioProblem.RUN_UNDER_WAY: Words(
        Text("Scenarios of this prompt are being run.", "Ya se están ejecutando escenarios de este prompt."),
        NOTHING,
        Text("Wait for their end, or stop them.", "Espere a que terminen o deténgalos."),
    ),
    ScenarioProblem.NOTHING_TO_EXPECT: Words(
        Text("An expectation is empty.", "Hay una expectativa vacía."),
        NOTHING,
        Text(
            "Write the words, the tool or the question.",
            "Escriba las palabras, la herramienta o la pregunta.",
        ),
    ),
    ScenarioProblem.NO_TURNS: Words(
        Text("An expectation allows the AI no turn.", "Una expectativa no le permite a la IA ningún turno."),
        NOTHING,
        Text("Allow it at least one.", "Permítale al menos uno."),
    ),
    ScenarioProblem.EXPRESSION: Words(
        Text("This expression cannot be used.", "Esta expresión no se puede usar."),
        Text("It is none, or one that may try for ever.", "No lo es, o podría no terminar nunca."),
        Text(
            "Use plain words, or an expression with at most two open repetitions.",
            "Use palabras corrientes o una expresión con un máximo de dos repeticiones abiertas.",
        ),
    ),
}
UNKNOWN: dict[Unknown, Text] = {
    Unknown.BROKE_OFF: Text("The conversation broke off.", "La conversación se cortó."),
    Unknown.TIME_OVER: Text(
        "The conversation reached its longest duration.", "La conversación llegó a su duración máxima."
    ),
    Unknown.DIVERGED: Text(
        "The AI answered otherwise than in the call: what the customer said then no longer fits.",
        "La IA respondió distinto que en la llamada: lo que dijo entonces el cliente ya no encaja.",
    ),
    Unknown.NO_MORE_LINES: Text(
        "The customer had nothing more to say, and the AI had not ended the conversation.",
        "El cliente no tenía más que decir y la IA no había terminado la conversación.",
    ),
    Unknown.NOT_PLAYED: Text("The conversation could not begin.", "La conversación no pudo comenzar."),
    Unknown.JUDGE_UNREADABLE: Text(
        "The judge gave no answer that can be read.", "El juez no dio una respuesta que se pueda leer."
    ),
    Unknown.JUDGE_WITHOUT_PROOF: Text(
        "The judge quotes words that nobody said.", "El juez cita palabras que nadie dijo."
    ),
    Unknown.JUDGE_UNDECIDED: Text("The judge could not tell.", "El juez no pudo decidirlo."),
    Unknown.JUDGE_FAILED: Text("The judge could not be asked.", "No se pudo consultar al juez."),
    Unknown.NOTHING_EXPECTED: Text(
        "Nothing is expected of this conversation yet.", "Todavía no se espera nada de esta conversación."
    ),
}
