package org.mfglab.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.mfglab.ui.model.ColourModel;
import org.mfglab.ui.model.InspectModel;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Scale;
import org.mfglab.workbench.view.Colours;
import org.mfglab.workbench.view.Limits;

/// The choices of the colour bar.
final class ColourPane extends VBox {

    private final InspectModel inspect;
    private final ColourModel colours;

    ColourPane(InspectModel inspect) {
        super(6);
        this.inspect = inspect;
        this.colours = inspect.colours();
        Label trouble = new Label();
        trouble.setId("colour-trouble");
        trouble.getStyleClass().add("bad");
        trouble.setWrapText(true);
        trouble.textProperty().bind(colours.troubleProperty());
        trouble.managedProperty().bind(colours.troubleProperty().isNotEmpty());
        getChildren().addAll(heading("Colours"), map(), heading("Limits"));
        getChildren().addAll(limits());
        getChildren().addAll(byHand(), logarithm(), trouble);
    }

    private static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("heading");
        return label;
    }

    private ChoiceBox<Optional<ColourMap>> map() {
        ChoiceBox<Optional<ColourMap>> box = new ChoiceBox<>();
        box.setId("map");
        box.setAccessibleText("colours");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<ColourMap> map) {
                return map == null ? "" : map.map(ColourMap::title).orElse("as usual");
            }

            @Override
            public Optional<ColourMap> fromString(String text) {
                return Optional.empty();
            }
        });
        inspect.figureProperty().subscribe(figure -> fill(box, figure));
        box.setOnAction(_ -> Optional.ofNullable(box.getValue()).ifPresent(colours.mapProperty()::set));
        colours.mapProperty().subscribe(box::setValue);
        return box;
    }

    private void fill(ChoiceBox<Optional<ColourMap>> box, Optional<Figure> figure) {
        Optional<Scale> scale = figure.flatMap(Colours::scale);
        List<Optional<ColourMap>> maps = new ArrayList<>(List.of(Optional.empty()));
        scale.ifPresent(each -> Colours.maps(each.map().diverging()).map(Optional::of).forEach(maps::add));
        box.setDisable(scale.isEmpty());
        if (!maps.equals(box.getItems())) box.getItems().setAll(maps);
        box.setValue(colours.mapProperty().get());
    }

    private List<RadioButton> limits() {
        ToggleGroup group = new ToggleGroup();
        List<RadioButton> buttons = new ArrayList<>();
        buttons.add(limit(group, "limits-run", "Locked over the run", new Limits.Run()));
        buttons.add(limit(group, "limits-time", "Each time its own", new Limits.Frame()));
        buttons.add(limit(group, "limits-robust", "Robust: 1 to 99 %", new Limits.Robust()));
        RadioButton hand = new RadioButton("By hand");
        hand.setId("limits-hand");
        hand.setToggleGroup(group);
        hand.setOnAction(_ -> inspect.snap());
        colours.limitsProperty().subscribe(now -> { if (now instanceof Limits.Between) hand.setSelected(true); });
        buttons.add(hand);
        return buttons;
    }

    private RadioButton limit(ToggleGroup group, String id, String words, Limits limits) {
        RadioButton button = new RadioButton(words);
        button.setId(id);
        button.setToggleGroup(group);
        button.setOnAction(_ -> colours.limitsProperty().set(limits));
        colours.limitsProperty().subscribe(now -> { if (now.equals(limits)) button.setSelected(true); });
        return button;
    }

    private HBox byHand() {
        Button snap = new Button("Snap");
        snap.setId("snap");
        snap.setOnAction(_ -> inspect.snap());
        HBox row = new HBox(4, number("low", "lower limit", colours.lowProperty()), number("high", "upper limit", colours.highProperty()), snap);
        row.getChildren().forEach(node -> { if (node instanceof TextField field) field.setOnAction(_ -> colours.takeTyped()); });
        return row;
    }

    private HBox logarithm() {
        CheckBox log = new CheckBox("Log from");
        log.setId("log");
        log.selectedProperty().bindBidirectional(colours.logarithmicProperty());
        HBox row = new HBox(6, log, number("floor", "floor of the logarithm", colours.floorProperty()));
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private static TextField number(String id, String words, javafx.beans.property.StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(words);
        field.setPrefColumnCount(6);
        field.getStyleClass().add("numbers");
        field.textProperty().bindBidirectional(text);
        return field;
    }
}
