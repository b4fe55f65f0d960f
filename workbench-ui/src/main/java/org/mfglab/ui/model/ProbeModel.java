package org.mfglab.ui.model;

import java.io.IOException;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Sample;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.view.ImpossiblePicture;
import org.mfglab.workbench.view.Probes;
import org.mfglab.workbench.view.Reel;

/// Reads numbers off the picture: at a point, along a line, over time at a pinned point, summed over an axis.
public final class ProbeModel {

    /// Which curve is drawn beside the picture.
    public enum Curve {
        MARGINAL_X("Marginal over x"), MARGINAL_Y("Marginal over y"), LINE("Along the drawn line"), TIME("Over time at the pin");

        private final String title;

        Curve(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /// A point of the picture.
    public record Place(double x, double y) { }

    /// A line of the picture.
    public record Line(Place from, Place to) { }

    private final InspectModel inspect;
    private final Latest curves;
    private final ReadOnlyObjectWrapper<Optional<Place>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Place>> pin = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Line>> line = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Curve> kind = new SimpleObjectProperty<>(Curve.MARGINAL_X);
    private final ReadOnlyObjectWrapper<Optional<Figure>> curve = new ReadOnlyObjectWrapper<>(Optional.empty());

    ProbeModel(InspectModel inspect, Workers workers) {
        this.inspect = inspect;
        this.curves = new Latest(workers.reading(), workers.window());
        kind.subscribe(_ -> draw());
    }

    /// Hears of the figure; called once the model that owns it is there.
    void begin() {
        inspect.figureProperty().subscribe(_ -> {
            read();
            if (kind.get() != Curve.TIME) draw();
        });
        inspect.shownProperty().subscribe(_ -> draw());
    }

    /// The point that is read: the pinned one, or the one under the pointer.
    public ReadOnlyObjectProperty<Optional<Place>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Place>> pinProperty() {
        return pin.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Line>> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /// Coordinates, time and value in a line.
    public ReadOnlyStringProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    public ObjectProperty<Curve> kindProperty() {
        return kind;
    }

    /// The curve beside the picture.
    public ReadOnlyObjectProperty<Optional<Figure>> curveProperty() {
        return curve.getReadOnlyProperty();
    }

    /// Why there is no curve; empty if there is one.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The pointer is at a place; a pinned point stays.
    public void point(double x, double y) {
        if (pin.get().isEmpty()) put(new Place(x, y));
    }

    /// The pointer has left.
    public void leave() {
        if (pin.get().isEmpty()) {
            place.set(Optional.empty());
            read();
        }
    }

    /// Pins the point that is read, or lets go of it.
    public void togglePin() {
        if (pin.get().isPresent()) pin.set(Optional.empty());
        else if (place.get().isPresent()) {
            pin.set(place.get());
            kind.set(Curve.TIME);
        }
        draw();
    }

    /// Pins another point.
    public void pin(double x, double y) {
        pin.set(Optional.empty());
        put(new Place(x, y));
        togglePin();
    }

    /// Moves the point by nodes; from the middle, if there is none.
    public void move(int right, int up) {
        if (!(inspect.figure().orElse(null) instanceof HeatMap map)) {
            moveAlong(right);
            return;
        }
        Place from = place.get().orElseGet(() -> new Place((map.x().from() + map.x().to()) / 2, (map.y().from() + map.y().to()) / 2));
        Sample node = map.at(from.x(), from.y());
        Sample next = map.at(Math.clamp(node.x() + right * map.x().step(), map.x().from(), map.x().to()), Math.clamp(node.y() + up * map.y().step(), map.y().from(), map.y().to()));
        put(new Place(next.x(), next.y()));
    }

    private void moveAlong(int right) {
        if (!(inspect.figure().orElse(null) instanceof LinePlot plot)) return;
        double[] x = plot.curves().getFirst().x();
        int now = place.get().map(each -> plot.nearest(each.x())).orElse(x.length / 2);
        if (now >= 0) put(new Place(x[Math.clamp((long) now + right, 0, x.length - 1)], 0));
    }

    /// A line was drawn.
    public void draw(double fromX, double fromY, double toX, double toY) {
        if (fromX == toX && fromY == toY) return;
        line.set(Optional.of(new Line(new Place(fromX, fromY), new Place(toX, toY))));
        kind.set(Curve.LINE);
        draw();
    }

    /// The curve as a table; empty if there is none.
    public Optional<String> table() {
        return curve.get().filter(LinePlot.class::isInstance).map(plot -> Probes.csv((LinePlot) plot));
    }

    private void put(Place next) {
        if (pin.get().isPresent()) {
            pin.set(Optional.of(next));
            if (kind.get() == Curve.TIME) draw();
        }
        place.set(Optional.of(next));
        read();
    }

    private void read() {
        reading.set(place.get().flatMap(each -> inspect.figure().flatMap(figure -> words(figure, each))).orElse(""));
    }

    private Optional<String> words(Figure figure, Place each) {
        try {
            Sample sample = Probes.at(figure, each.x(), each.y());
            String y = figure instanceof HeatMap map ? "   %s = %s".formatted(map.y().name(), Numbers.of(sample.y(), 4)) : "";
            String x = figure instanceof HeatMap map ? map.x().name() : "x";
            String t = inspect.time().isPresent() ? "   t = " + Numbers.of(inspect.time().getAsDouble(), 4) : "";
            String value = Double.isFinite(sample.value()) ? " = " + Numbers.of(sample.value(), 4) : ": none here, it is an obstacle";
            return Optional.of("%s = %s%s%s   %s%s".formatted(x, Numbers.of(sample.x(), 4), y, t, Probes.quantity(figure), value));
        } catch (ImpossiblePicture _) {
            return Optional.empty();
        }
    }

    private void draw() {
        Optional<Figure> figure = inspect.figure();
        Optional<Reel> reel = inspect.shownProperty().get().flatMap(InspectModel.Shown::reel);
        Curve wanted = kind.get();
        Optional<Line> drawn = line.get();
        Optional<Place> pinned = pin.get();
        curves.ask(() -> figure.map(each -> drawn(each, reel, wanted, drawn, pinned)).orElse(Drawn.NOTHING), result -> {
            trouble.set(result.trouble());
            curve.set(result.figure());
        });
    }

    private record Drawn(Optional<Figure> figure, String trouble) {

        static final Drawn NOTHING = new Drawn(Optional.empty(), "");

        static Drawn of(LinePlot plot) {
            return new Drawn(Optional.of(plot), "");
        }

        static Drawn none(String why) {
            return new Drawn(Optional.empty(), why);
        }
    }

    /// Beside the window.
    private static Drawn drawn(Figure figure, Optional<Reel> reel, Curve wanted, Optional<Line> line, Optional<Place> pin) {
        if (wanted == Curve.TIME) return pin.isEmpty() ? Drawn.none("Pin a point: click, or Enter on the picture.") : overTime(reel, pin.get());
        if (!(figure instanceof HeatMap map)) return Drawn.none("This curve is one of colours over x and y.");
        return switch (wanted) {
            case MARGINAL_X -> Drawn.of(Probes.marginal(map, true));
            case MARGINAL_Y -> Drawn.of(Probes.marginal(map, false));
            case LINE -> line.map(each -> Drawn.of(Probes.along(map, each.from().x(), each.from().y(), each.to().x(), each.to().y()))).orElseGet(() -> Drawn.none("Draw a line: drag across the picture."));
            case TIME -> throw new AssertionError(wanted);
        };
    }

    private static Drawn overTime(Optional<Reel> reel, Place pin) {
        if (reel.filter(Reel::moves).isEmpty()) return Drawn.none("This view shows all times at once.");
        try {
            return Drawn.of(Probes.overTime(reel.get(), pin.x(), pin.y()));
        } catch (IOException | ImpossiblePicture e) {
            return Drawn.none(e.getMessage());
        }
    }
}
