package org.mfglab.ui.view;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Workbench;
import org.mfglab.workbench.document.Recovery;
import org.mfglab.workbench.preview.Gallery;

/// The first page: examples with pictures, recent documents, and what was not saved.
final class StartView extends BorderPane {

    private static final double CARD = 208;
    private static final double PICTURE = 124;

    private final Workbench workbench;
    private final FlowPane cards = new FlowPane(14, 14);
    private final VBox side = new VBox(6);

    StartView(Workbench workbench) {
        this.workbench = workbench;
        getStyleClass().add("start");
        setTop(head());
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("gallery");
        setCenter(scroll);
        side.getStyleClass().add("side");
        setRight(side);
        workbench.start().entriesProperty().subscribe(entries -> cards.getChildren().setAll(entries.stream().map(this::card).toList()));
        workbench.start().documentsProperty().subscribe(_ -> fillSide());
        workbench.start().recoveredProperty().subscribe(_ -> fillSide());
    }

    private Node head() {
        Label title = new Label("Start from an example");
        title.getStyleClass().add("title");
        TextField search = new TextField();
        search.setPromptText("Search examples: crowd, exact, 3-d");
        search.setPrefColumnCount(24);
        search.setAccessibleText("Search examples");
        search.textProperty().bindBidirectional(workbench.start().searchProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(16, title, space, blank(1), blank(2), search);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("head");
        return head;
    }

    private Node blank(int dimension) {
        Button blank = new Button("New blank, " + dimension + "-D");
        blank.setId("blank-" + dimension);
        blank.setMinWidth(Region.USE_PREF_SIZE);
        blank.setOnAction(_ -> workbench.openBlank(dimension));
        return blank;
    }

    private Node card(Gallery.Entry entry) {
        ImageView picture = new ImageView(new Image(new ByteArrayInputStream(entry.picture())));
        picture.setPreserveRatio(true);
        picture.setFitWidth(CARD - 24);
        picture.setFitHeight(PICTURE);
        StackPane frame = new StackPane(picture);
        frame.setMinHeight(PICTURE);
        Label name = new Label(entry.name());
        name.getStyleClass().add("card-name");
        Label about = new Label(entry.title());
        about.getStyleClass().add("card-about");
        about.setWrapText(true);
        HBox badges = new HBox(6, badge(entry.dimension() + "-D"));
        if (entry.exact()) badges.getChildren().add(badge("exact solution"));
        VBox content = new VBox(6, frame, name, about, badges);
        content.setPrefWidth(CARD - 24);
        VBox.setVgrow(about, Priority.ALWAYS);
        Button card = new Button("", content);
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.getStyleClass().add("card");
        card.setId("preset-" + entry.name());
        card.setPrefWidth(CARD);
        card.setMinHeight(Region.USE_PREF_SIZE);
        card.setAccessibleText("Open the example " + entry.name() + ": " + entry.title());
        card.setOnAction(_ -> workbench.openPreset(entry.name()));
        return card;
    }

    private static Node badge(String words) {
        Label badge = new Label(words);
        badge.getStyleClass().add("badge");
        return badge;
    }

    private void fillSide() {
        side.getChildren().clear();
        List<Recovery.Left> left = workbench.start().recoveredProperty().get();
        if (!left.isEmpty()) {
            side.getChildren().add(heading("Recovered (%d)".formatted(left.size())));
            left.forEach(each -> side.getChildren().add(recovered(each)));
        }
        side.getChildren().add(heading("Recent"));
        List<Path> documents = workbench.start().documentsProperty().get();
        if (documents.isEmpty()) side.getChildren().add(muted("Files that you open or save appear here."));
        for (Path document : documents) {
            Button open = new Button(document.getFileName().toString());
            open.setMnemonicParsing(false);
            open.getStyleClass().add("link");
            open.setAccessibleText("Open " + document);
            open.setOnAction(_ -> workbench.open(document));
            side.getChildren().addAll(open, muted(String.valueOf(document.getParent())));
        }
    }

    private Node recovered(Recovery.Left left) {
        Button open = new Button("Open");
        open.setOnAction(_ -> workbench.recover(left));
        open.setAccessibleText("Open the recovered " + left.document().name());
        Button discard = new Button("Discard");
        discard.setOnAction(_ -> workbench.discard(left));
        discard.setAccessibleText("Discard the recovered " + left.document().name());
        Label name = new Label(left.document().name());
        name.getStyleClass().add("card-name");
        return new VBox(4, name, muted("not saved, " + ago(left.time())), new HBox(6, open, discard));
    }

    private static String ago(Instant time) {
        long minutes = Duration.between(time, Instant.now()).toMinutes();
        return minutes < 1 ? "just now" : minutes < 60 ? minutes + " min ago" : minutes < 48 * 60 ? minutes / 60 + " h ago" : minutes / (24 * 60) + " days ago";
    }

    private static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
