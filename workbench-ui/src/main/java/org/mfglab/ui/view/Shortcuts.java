package org.mfglab.ui.view;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.Mode;
import org.mfglab.ui.model.Workbench;

/// The keys of the window.
final class Shortcuts {

    private Shortcuts() { }

    static void install(Scene scene, Workbench workbench, Runnable choosePlace) {
        on(scene, KeyCode.Z, () -> editing(workbench, Editor::undo), KeyCombination.SHORTCUT_DOWN);
        on(scene, KeyCode.Z, () -> editing(workbench, Editor::redo), KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        on(scene, KeyCode.S, () -> editing(workbench, _ -> { if (!workbench.save()) choosePlace.run(); }), KeyCombination.SHORTCUT_DOWN);
        on(scene, KeyCode.S, () -> editing(workbench, _ -> choosePlace.run()), KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        on(scene, KeyCode.PLUS, () -> workbench.preferences().resize(1), KeyCombination.SHORTCUT_DOWN);
        on(scene, KeyCode.EQUALS, () -> workbench.preferences().resize(1), KeyCombination.SHORTCUT_DOWN);
        on(scene, KeyCode.MINUS, () -> workbench.preferences().resize(-1), KeyCombination.SHORTCUT_DOWN);
        on(scene, KeyCode.F5, workbench::solveDocument);
        on(scene, KeyCode.ESCAPE, () -> workbench.solve().chosenProperty().get().ifPresent(workbench.solve()::stop));
        KeyCode[] digits = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4};
        for (Mode mode : workbench.modes()) on(scene, digits[mode.ordinal()], () -> editing(workbench, _ -> workbench.modeProperty().set(mode)), KeyCombination.SHORTCUT_DOWN);
    }

    private static void on(Scene scene, KeyCode key, Runnable action, KeyCombination.Modifier... modifiers) {
        scene.getAccelerators().put(new KeyCodeCombination(key, modifiers), action);
    }

    private static void editing(Workbench workbench, Consumer<Editor> action) {
        workbench.editorProperty().get().ifPresent(action);
    }
}
