package org.mfglab.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.mfglab.ui.model.Workbench;
import org.mfglab.ui.thread.Workers;
import org.mfglab.ui.view.MainWindow;

/// The real app in a window that no screen shows, driven by a test.
public final class Desktop implements AutoCloseable {

    private static final double SECONDS = 60;
    private static boolean started;

    private final Workbench workbench;
    private final Stage stage;

    private Desktop(Workbench workbench, Stage stage) {
        this.workbench = workbench;
        this.stage = stage;
    }

    /// Opens the app for a user whose files lie in a folder.
    public static Desktop open(Path folder, double width, double height) {
        start();
        return call(() -> {
            Workers workers = Workers.start();
            Workbench workbench = new Workbench(workers, folder);
            Stage stage = new Stage();
            new MainWindow(workbench, workers, stage).show();
            stage.setWidth(width);
            stage.setHeight(height);
            return new Desktop(workbench, stage);
        });
    }

    private static synchronized void start() {
        if (started) return;
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try {
            Platform.startup(() -> ready.complete(null));
        } catch (UnsupportedOperationException | LinkageError e) {
            boolean required = List.of(System.getProperty("mfglab.require", "").split(",")).contains("ui");
            if (required) throw e;
            Assumptions.abort("The toolkit of the window does not start here: " + e.getMessage());
        }
        Platform.setImplicitExit(false);
        ready.join();
        started = true;
    }

    public Workbench workbench() {
        return workbench;
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// Does something on the thread of the window and waits for it.
    public void run(Runnable action) {
        call(() -> {
            action.run();
            return null;
        });
    }

    /// Asks something on the thread of the window.
    public static <T> T call(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get((long) SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("The window does not answer.", e);
        }
    }

    /// Waits until something holds, asked on the thread of the window.
    public void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + (long) (1e9 * SECONDS);
        while (!call(holds::getAsBoolean)) {
            if (System.nanoTime() > end) throw new AssertionError("It did not happen within %s s: %s".formatted(SECONDS, what));
            pause(5);
        }
    }

    /// Waits until two pictures that follow each other are the same, so that nothing is still being drawn.
    public void settle() {
        int[] before = {};
        for (int i = 0; i < 40; i++) {
            pause(120);
            BufferedImage now = picture();
            int[] pixels = now.getRGB(0, 0, now.getWidth(), now.getHeight(), null, 0, now.getWidth());
            if (Arrays.equals(before, pixels)) return;
            before = pixels;
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The node of an id, which must be there; asked on the thread of the window.
    @SuppressWarnings("unchecked")
    public <T extends Node> T find(String id) {
        return (T) within(scene().getRoot(), id).orElseThrow(() -> new AssertionError("There is no node #" + id + "."));
    }

    private static Optional<Node> within(Node node, String id) {
        if (id.equals(node.getId())) return Optional.of(node);
        if (!(node instanceof Parent parent)) return Optional.empty();
        return parent.getChildrenUnmodifiable().stream().flatMap(child -> within(child, id).stream()).findFirst();
    }

    /// What the window shows.
    public BufferedImage picture() {
        return call(() -> {
            WritableImage image = scene().snapshot(null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] pixels = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, width, height, pixels, 0, width);
            return picture;
        });
    }

    /// Writes what the window shows to a PNG file.
    public void save(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(picture(), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run(() -> {
            stage.close();
            workbench.close();
        });
    }
}
