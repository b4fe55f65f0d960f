package org.mfglab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.Mode;
import org.mfglab.ui.model.Preferences;

/// Wrong inputs to the real app: each is answered in place, by no dialog and no stack trace, and what was typed stays.
class WrongInputTest {

    /// Typed into a field of the form: key, text, code of the issue that must stand below the field.
    private static final String[][] FIELDS = {
        {"hamiltonian.H", "0.5*nrm(p)^2", "E104"}, {"hamiltonian.H", "0.5*norm(p)^2 + rho1", "E104"}, {"hamiltonian.H", "0.5*norm(p", "E105"}, {"hamiltonian.H", "", "E107"},
        {"hamiltonian.H", "0.5*", "E105"}, {"hamiltonian.H", "p +* p", "E105"}, {"hamiltonian.H", "norm(p)^2 \"", "E105"}, {"hamiltonian.H", "norm(p)^2 \\", "E105"},
        {"hamiltonian.H", "-norm(p)^2", "N235"}, {"hamiltonian.H", "1/0", "E203"}, {"hamiltonian.H", "p_z", "E104"}, {"hamiltonian.H", "é", "E105"},
        {"coupling.running", "k*mm", "E104"}, {"coupling.running", "log(", "E105"}, {"coupling.running", "conv(blur)", "E104"}, {"coupling.running", "where(m", "E105"},
        {"coupling.running", "1/(x-x)", "E206"}, {"coupling.running", ")", "E105"}, {"coupling.terminal", "u", "E104"}, {"coupling.terminal", "1..2", "E105"},
        {"coupling.terminal", "a'b", "E105"}, {"coupling.source", "m", "E104"}, {"diffusion.nu", "-1", "E107"}, {"diffusion.nu", "abc", "E104"}, {"diffusion.nu", "[1", "E105"},
        {"field.initial.expr", "m", "E104"}, {"field.initial.expr", "-1", "E204"}, {"field.initial.expr", "0", "E205"}, {"field.initial.expr", "exp(", "E105"},
        {"time.T", "0", "E107"}, {"time.T", "-1", "E107"}, {"time.T", "abc", "E103"}, {"time.T", "1,5", "E103"}, {"time.T", "inf", "E107"}, {"time.T", "1 # one", "E103"}, {"time.T", "1e999", "E103"},
        {"time.nt", "0", "E107"}, {"time.nt", "1.5", "E103"}, {"time.nt", "99999999999", "E107"}, {"time.nt", "true", "E103"}, {"time.discount", "-0.1", "E107"},
        {"grid.n", "[1,", "E103"}, {"grid.n", "64", "E103"}, {"grid.n", "[]", "E107"}, {"grid.n", "[-3, 4]", "E107"}, {"grid.n", "[\"a\", 4]", "E103"},
        {"domain.x", "[3, 0]", "E107"}, {"domain.x", "3", "E103"}, {"domain.x", "[0, 1, 2]", "E107"}, {"domain.boundary", "{ all = ", "E103"}, {"domain.boundary", "{ all = \"wal\" }", "E107"},
        {"name", "a/b", "E107"}, {"params.k.value", "many", "E103"}, {"params.k.value", "\"", "E103"}, {"solver.tol", "0", "E107"}, {"solver.max_iter", "none", "E103"}, {"solver.damping", "2", "E107"},
        {"solver.threads", "-1", "E107"}, {"solver.seed", "x", "E103"}, {"output.exports", "[\"pdf\"]", "E107"}, {"output.exports", "h5", "E103"}, {"output.every", "1", "E103"},
        {"output.particles", "-5", "E107"}};

    private static final String[] FILES = {"[", "a = ", "n = 1\nn = 2", "= 1", "\"", "[domain\nx = 1", "schema = 9", "\u0000"};

    private static final String HALL = """
            schema = 1
            name = "hall"
            kind = "mfg"
            [params]
            k = { value = 0.5, range = [0.0, 1.0], help = "dislike of crowds" }
            [domain]
            x = [0.0, 3.0]
            y = [0.0, 2.0]
            boundary = { all = "wall" }
            [time]
            T = 1.0
            nt = 10
            [grid]
            n = [18, 12]
            [diffusion]
            nu = 0.1
            [hamiltonian]
            H = "0.5*norm(p)^2"
            [coupling]
            running = "k*m"
            terminal = "(x-2.5)^2"
            [field.initial]
            type = "formula"
            expr = "exp(-((x-0.5)^2+(y-1)^2)/0.1)"
            """;

    @TempDir
    private Path home;
    private final StringWriter uncaught = new StringWriter();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void listen() {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> failure.printStackTrace(new PrintWriter(uncaught, true)));
    }

    @AfterEach
    void nothingWasThrown() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertEquals("", uncaught.toString());
    }

    private static Editor editor(Desktop app) {
        return app.workbench().editorProperty().get().orElseThrow();
    }

    private static void understood(Desktop app) {
        app.await("the document is understood", () -> editor(app).understandingProperty().get().filter(found -> found.document().equals(editor(app).document())).isPresent());
    }

    private static String words(Node node) {
        String own = node instanceof Labeled label ? label.getText() + "\n" : "";
        return own + (node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().map(WrongInputTest::words).collect(Collectors.joining()) : "");
    }

    private static void oneWindow() {
        assertEquals(1, Desktop.call(() -> (int) Window.getWindows().stream().filter(Window::isShowing).filter(javafx.stage.Stage.class::isInstance).count()));
    }

    private Desktop hall() throws IOException {
        Path file = Files.writeString(home.resolve("hall.toml"), HALL);
        Desktop app = Desktop.open(home, 1280, 800);
        app.run(() -> app.workbench().open(file));
        understood(app);
        return app;
    }

    @Test
    void fieldsAnswerInPlace() throws IOException {
        List<String> unanswered = new ArrayList<>();
        try (Desktop app = hall()) {
            String text = Desktop.call(() -> editor(app).document().text());
            for (String[] input : FIELDS) {
                app.run(() -> app.<TextField>find("key-" + input[0]).setText(input[1]));
                understood(app);
                String below = Desktop.call(() -> words(app.find("key-" + input[0]).getParent()));
                if (!below.contains(input[2])) unanswered.add(String.join(" | ", input) + " -> " + below.strip());
                String kept = Desktop.call(() -> app.<TextField>find("key-" + input[0]).getText());
                if (!kept.equals(input[1])) unanswered.add(String.join(" | ", input) + " became " + kept);
                oneWindow();
                app.run(() -> editor(app).undo());
                understood(app);
                assertEquals(text, Desktop.call(() -> editor(app).document().text()), String.join(" | ", input));
            }
        }
        assertEquals(List.of(), unanswered);
        System.out.println("wrong inputs in fields answered in place: " + FIELDS.length);
    }

    @Test
    void theFileAnswersWithItsLineAndTheFormWaits() throws IOException {
        try (Desktop app = hall()) {
            String right = Desktop.call(() -> editor(app).document().text());
            for (String wrong : FILES) {
                app.run(() -> editor(app).type("edit the file", document -> document.withText(wrong)));
                understood(app);
                assertTrue(Desktop.call(() -> words(app.find("checks"))).contains("◐"), wrong);
                assertFalse(Desktop.call(() -> editor(app).understandingProperty().get().orElseThrow().errors()).isEmpty());
                app.run(() -> app.<Button>find("solve").fire());
                assertEquals(Mode.SET_UP, Desktop.call(() -> app.workbench().modeProperty().get()));
                oneWindow();
            }
            app.run(() -> editor(app).type("edit the file", document -> document.withText(right)));
            understood(app);
            assertFalse(Desktop.call(() -> app.find("form").isDisabled()));
        }
    }

    @Test
    void droppedFilesThatAreNoProblemAreExplained() throws IOException {
        Path picture = Files.write(home.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xff});
        Path empty = Files.createFile(home.resolve("empty.toml"));
        try (Desktop app = hall()) {
            for (Path wrong : List.of(home.resolve("absent.toml"), home, picture)) {
                app.run(() -> app.workbench().open(wrong));
                String notice = Desktop.call(() -> app.workbench().noticeProperty().get());
                assertTrue(notice.contains("cannot be opened") && !notice.contains("Exception"), wrong + ": " + notice);
                oneWindow();
            }
            app.run(() -> app.workbench().open(empty));
            understood(app);
            assertTrue(Desktop.call(() -> words(app.find("checks"))).contains("E106"));
        }
    }

    /// F5 leads to the first error; its button mends it; a word is chosen from a list.
    @Test
    void aMistakeIsFoundAndMendedByOneClick() throws IOException {
        try (Desktop app = hall()) {
            app.run(() -> app.<TextField>find("key-coupling.running").setText("k*mean_xx"));
            app.run(() -> app.workbench().modeProperty().set(Mode.SOLVE));
            app.run(() -> app.workbench().solveDocument());
            app.await("the field is focused", () -> app.workbench().modeProperty().get() == Mode.SET_UP && app.scene().getFocusOwner() == app.find("key-coupling.running"));
            for (Preferences.Look look : new Preferences.Look[] {Preferences.Look.LIGHT, Preferences.Look.DARK}) {
                app.run(() -> app.workbench().preferences().lookProperty().set(look));
                app.settle();
                app.save(Path.of("target/screenshots/set-up-wrong-" + look.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
            }
            assertTrue(Desktop.call(() -> Stream.of("checks", "form").flatMap(id -> buttons(app.find(id)).stream()).noneMatch(Button::isMnemonicParsing)), "a button swallows the underscores of names");
            app.run(() -> buttons(app.find("key-coupling.running").getParent()).getFirst().fire());
            understood(app);
            assertEquals("\"k*mean_x\"", Desktop.call(() -> editor(app).document().value("coupling.running").orElseThrow()));
            app.run(() -> app.<ComboBox<String>>find("key-solver.method").setValue("picard"));
            assertEquals("\"picard\"", Desktop.call(() -> editor(app).document().value("solver.method").orElseThrow()));
        }
    }

    private static List<Button> buttons(Node node) {
        List<Button> found = new ArrayList<>();
        if (node instanceof Button button) found.add(button);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> found.addAll(buttons(child)));
        return found;
    }
}
