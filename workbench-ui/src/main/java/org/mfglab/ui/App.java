package org.mfglab.ui;

import javafx.application.Application;
import javafx.stage.Stage;
import org.mfglab.ui.model.Workbench;
import org.mfglab.ui.thread.Workers;
import org.mfglab.ui.view.MainWindow;
import org.mfglab.workbench.document.UserFolder;

/// The desktop app: `mfglab gui [FILE]`.
public final class App extends Application {

    private Workbench workbench;

    @Override
    public void start(Stage stage) {
        Workers workers = Workers.start();
        workbench = new Workbench(workers, UserFolder.path());
        new MainWindow(workbench, workers, stage).show();
        getParameters().getUnnamed().stream().findFirst().ifPresent(workbench::openNamed);
    }

    @Override
    public void stop() {
        workbench.close();
    }
}
