"""`export-prompt` and `import-prompt` while the program is open: it does them, nothing is overwritten."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import httpx

from sellercall_desktop.app.headless.prompt_answers import PromptAnswers
from sellercall_desktop.app.single_window.errand_door import ADDRESS_FILE, open_errand_door
from sellercall_desktop.app.windowed.window_drafts import WindowDrafts
from sellercall_desktop.simulator import Simulator
from tests.desk import open_program, setup_for
from tests.e2e.real_window import shown
from tests.e2e.server_process import environment, open_server
from tests.waiting import PATIENCE_S, until


async def command(data, *arguments):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sellercall_desktop", *map(str, arguments), "--data", str(data)),
        env={**os.environ, "LC_ALL": "es_CO.UTF-8"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(PATIENCE_S):
        out, err = await process.communicate()
    process._transport.close()
    return process.returncode, out.decode(), err.decode()


async def test_a_server_that_runs_takes_a_prompt_and_gives_it_out(tmp_path):
    data, file = tmp_path / "data", tmp_path / "principal.md"
    async with Simulator() as simulator, open_server(data, environment(simulator)) as server:
        code, _, err = await command(data, "export-prompt", "--output", file)
        assert (code, err) == (0, "")
        assert file.read_text("utf-8").startswith("+++\nversion = 1\n")
        file.write_text(file.read_text("utf-8") + "Agradezca.\n", encoding="utf-8")
        code, out, _ = await command(
            data, "import-prompt", file, "--publish", "--why", "más cortés", "--json"
        )
        told = json.loads(out)
        assert (code, told["outcome"], told["version"], told["file"]) == (0, "published", 2, "principal.md")
        assert "version = 2" in file.read_text("utf-8")
        async with httpx.AsyncClient(headers={"Authorization": f"Bearer {server.token}"}) as client:
            seen = (await client.get(f"{server.local}/api/prompt")).json()
            assert seen["systemPrompt"].endswith("Agradezca.\n")
            await client.post(f"{server.local}/api/prompt", json={"systemPrompt": "Otro."})
        code, out, err = await command(data, "import-prompt", file, "--publish", "--why", "otra vez")
        assert (code, out, "v3" in err) == (1, "", True)
        code, _, err = await command(data, "export-prompt", "no hay tal")
        assert (code, "no existe" in err) == (1, True)


async def test_in_the_open_window_a_file_is_unsaved_and_beside_unsaved_text_it_is_asked_about(
    tmp_path, qapp, qtbot, qloop
):
    mine, theirs = tmp_path / "mine.md", tmp_path / "theirs.md"
    mine.write_text("+++\nversion = 2\n+++\n\nUno.\n\nDos de aquí.\n", encoding="utf-8")
    theirs.write_text("+++\nversion = 2\n+++\n\nUno de allá.\n\nDos.\n", encoding="utf-8")
    async with Simulator() as simulator:
        setup = setup_for(tmp_path / "program", simulator)
        async with (
            open_program(setup, simulator, webhooks=False) as world,
            shown(world, qapp) as window,
        ):
            data = setup.paths.data
            panel = window.workspace.desk.prompts
            await world.desk.engine.publish_prompt("Uno.\n\nDos.\n", "ana", "", ())
            await until(lambda: panel.published is not None and panel.published.number == 2)
            answers = PromptAnswers(setup, world.desk, WindowDrafts(lambda: panel, data))
            async with open_errand_door(data / ADDRESS_FILE, answers.answer):
                folder = tmp_path / "program"
                code, out, err = await command(folder, "import-prompt", mine)
                assert (code, err, "sin publicar en la ventana" in out) == (0, "", True)
                await until(lambda: "Dos de aquí." in panel.editor.toPlainText() and panel.has_unsaved)
                code, out, err = await command(folder, "import-prompt", theirs, "--dry-run", "--json")
                assert (code, json.loads(out)["outcome"]) == (0, "asked")
                assert panel.conflict.theirs is None
                code, out, err = await command(folder, "import-prompt", theirs)
                assert (code, err, "pregunta cómo" in out) == (0, "", True)
                assert "theirs.md" in panel.conflict.sentence.text()
                assert "Dos de aquí." in panel.editor.toPlainText()
                code, _, err = await command(folder, "import-prompt", theirs)
                assert (code, "no lo publicó" in err) == (2, True)
                panel.conflict.merge.click()
                await until(lambda: panel.editor.toPlainText() == "Uno de allá.\n\nDos de aquí.\n")
                code, _, err = await command(folder, "import-prompt", theirs, "--publish", "--why", "x")
                assert (code, err) == (0, "")
                await until(lambda: panel.conflict.version is not None)
                assert panel.conflict.version.number == 3
                assert panel.editor.toPlainText() == "Uno de allá.\n\nDos de aquí.\n", "nothing was lost"
