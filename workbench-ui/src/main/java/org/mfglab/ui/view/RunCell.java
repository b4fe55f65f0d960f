package org.mfglab.ui.view;

import javafx.scene.control.ListCell;
import javafx.util.Subscription;
import org.mfglab.ui.model.SolveRun;

/// One run of the list: its title, and where it stands.
final class RunCell extends ListCell<SolveRun> {

    private Subscription watched = Subscription.EMPTY;

    RunCell() {
        setWrapText(true);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SolveRun run, boolean empty) {
        super.updateItem(run, empty);
        watched.unsubscribe();
        watched = Subscription.EMPTY;
        setText(null);
        if (!empty && run != null) watched = run.progressProperty().subscribe(progress -> setText(run.title() + "\n" + progress.words()));
    }
}
