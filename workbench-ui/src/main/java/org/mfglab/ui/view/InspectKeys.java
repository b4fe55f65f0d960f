package org.mfglab.ui.view;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.mfglab.ui.model.InspectModel;
import org.mfglab.ui.model.ProbeModel;

/// The keys of pictures. Letters typed into a field stay there.
final class InspectKeys {

    private static final int MANY = 10;

    private final InspectModel inspect;
    private final Node figure;
    private final Runnable export;
    private final Runnable copy;
    private final Consumer<String> tell;

    InspectKeys(InspectModel inspect, Node figure, Runnable export, Runnable copy, Consumer<String> tell) {
        this.inspect = inspect;
        this.figure = figure;
        this.export = export;
        this.copy = copy;
        this.tell = tell;
    }

    void on(Node pane) {
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() instanceof TextInputControl || event.isAltDown()) return;
            if (event.isShortcutDown() ? withControl(event) : plain(event)) event.consume();
        });
    }

    private boolean withControl(KeyEvent event) {
        switch (event.getCode()) {
            case E -> export.run();
            case I -> tell.accept(inspect.probe().readingProperty().get());
            case C -> {
                if (!event.isShiftDown()) return false;
                copy.run();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        int count = event.isShiftDown() ? MANY : 1;
        switch (event.getCode()) {
            case SPACE -> inspect.playback().playingProperty().set(!inspect.playback().playingProperty().get());
            case LEFT -> move(-count, 0);
            case RIGHT -> move(count, 0);
            case UP -> move(0, count);
            case DOWN -> move(0, -count);
            case HOME -> inspect.step(Integer.MIN_VALUE / 2);
            case END -> inspect.step(Integer.MAX_VALUE / 2);
            case ENTER -> inspect.probe().togglePin();
            case C -> inspect.toggleContours();
            case L -> {
                if (event.isShiftDown()) inspect.snap();
                else inspect.colours().toggleLock();
            }
            case PLUS, ADD, EQUALS -> inspect.zoom(1);
            case MINUS, SUBTRACT -> inspect.zoom(-1);
            case DIGIT0, NUMPAD0, F -> inspect.windowProperty().set(java.util.Optional.empty());
            default -> {
                return false;
            }
        }
        return true;
    }

    /// On the picture the arrows move the probe, elsewhere time.
    private void move(int right, int up) {
        ProbeModel probe = inspect.probe();
        if (figure.isFocused()) probe.move(right, up);
        else if (right != 0) inspect.step(right);
    }
}
