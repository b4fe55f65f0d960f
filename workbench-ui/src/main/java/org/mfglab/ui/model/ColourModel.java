package org.mfglab.ui.model;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.view.Colours;
import org.mfglab.workbench.view.Extent;
import org.mfglab.workbench.view.Limits;

/// The colour bar: locked over the whole run unless its user says otherwise. Nothing but the user changes it, playback least of all.
public final class ColourModel {

    private static final double USUAL_FLOOR = 1e-4;

    private final ReadOnlyObjectWrapper<Colours> colours = new ReadOnlyObjectWrapper<>(Colours.USUAL);
    private final ObjectProperty<Limits> limits = new SimpleObjectProperty<>(new Limits.Run());
    private final ObjectProperty<Optional<ColourMap>> map = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final StringProperty floor = new SimpleStringProperty(Numbers.of(USUAL_FLOOR, 3));
    private final StringProperty low = new SimpleStringProperty("");
    private final StringProperty high = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    ColourModel() {
        limits.subscribe(now -> choose(now));
        map.subscribe(_ -> choose());
        logarithmic.subscribe(_ -> choose());
        floor.subscribe(_ -> choose());
    }

    /// All of it, as a drawing takes it.
    public ReadOnlyObjectProperty<Colours> coloursProperty() {
        return colours.getReadOnlyProperty();
    }

    public ObjectProperty<Limits> limitsProperty() {
        return limits;
    }

    /// The colours; empty for those of the quantity.
    public ObjectProperty<Optional<ColourMap>> mapProperty() {
        return map;
    }

    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /// Where a logarithmic scale begins, as it is typed.
    public StringProperty floorProperty() {
        return floor;
    }

    /// The lower limit by hand, as it is typed.
    public StringProperty lowProperty() {
        return low;
    }

    /// The upper limit by hand, as it is typed.
    public StringProperty highProperty() {
        return high;
    }

    /// What is wrong with what was typed; empty if nothing is.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public boolean locked() {
        return !(limits.get() instanceof Limits.Frame);
    }

    /// Lets the limits follow each time, or locks them over the run again.
    public void toggleLock() {
        limits.set(locked() ? new Limits.Frame() : new Limits.Run());
    }

    /// Locks the limits at the smallest and the largest value of a figure, once; those of a density still start at 0.
    public void snap(Figure figure) {
        Limits.Between seen = Extent.of(figure);
        boolean fromZero = Colours.scale(figure).filter(scale -> scale.low() == 0).isPresent() && seen.high() > 0;
        limits.set(Limits.Between.byHand(fromZero ? 0 : seen.low(), seen.high()));
    }

    /// Takes the limits that were typed, if both are numbers.
    public void takeTyped() {
        Optional<Double> from = number("lower limit", low.get());
        Optional<Double> to = number("upper limit", high.get());
        if (from.isEmpty() || to.isEmpty()) return;
        if (from.get() < to.get()) limits.set(Limits.Between.byHand(from.get(), to.get()));
        else trouble.set("The lower limit (%s) must be below the upper limit (%s).".formatted(low.get(), high.get()));
    }

    /// Another quantity: what was said of the colours of the one before means nothing there.
    void reset() {
        logarithmic.set(false);
        map.set(Optional.empty());
        limits.set(new Limits.Run());
    }

    private void choose(Limits now) {
        if (now instanceof Limits.Between between) {
            low.set(Numbers.of(between.low(), 6));
            high.set(Numbers.of(between.high(), 6));
        }
        choose();
    }

    private void choose() {
        trouble.set("");
        OptionalDouble lowest = OptionalDouble.empty();
        if (logarithmic.get()) {
            Optional<Double> typed = number("floor", floor.get());
            if (typed.isEmpty()) return;
            if (!(typed.get() > 0)) {
                trouble.set("The floor (%s) of a logarithmic scale must be above 0.".formatted(floor.get()));
                return;
            }
            lowest = OptionalDouble.of(typed.get());
        }
        colours.set(new Colours(limits.get(), map.get(), lowest));
    }

    private Optional<Double> number(String what, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) return Optional.of(value);
        } catch (NumberFormatException _) {
            trouble.set("The %s '%s' is not a number. A number looks like 0.25 or 1e-3.".formatted(what, text));
            return Optional.empty();
        }
        trouble.set("The %s '%s' must be finite.".formatted(what, text));
        return Optional.empty();
    }
}
