package org.mfglab.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;

/// Which room of the app a line belongs to.
@AnalyzeClasses(packages = "org.mfglab", importOptions = ImportOption.DoNotIncludeTests.class)
class UiArchitectureTest {

    @ArchTest
    static final ArchRule modelsHoldNoNodes = noClasses().that().resideInAnyPackage("org.mfglab.ui.model..", "org.mfglab.ui.thread..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.mfglab.ui.view..")
            .because("a model is tested without a toolkit, and a view without a model's state");

    @ArchTest
    static final ArchRule oneClassReachesTheWindow = noClasses().that().doNotHaveFullyQualifiedName("org.mfglab.ui.thread.WindowThread")
            .should().callMethod(Platform.class, "runLater", Runnable.class)
            .because("whoever else puts work on the thread of the window can block it unseen");

    @ArchTest
    static final ArchRule solvesBelongToTheCore = noClasses().that().resideInAPackage("org.mfglab.ui..")
            .should().dependOnClassesThat().resideInAnyPackage("org.mfglab.scheme..", "org.mfglab.device..", "org.mfglab.verify..", "org.mfglab.game..", "org.mfglab.workbench.device..")
            .because("the app knows nothing that the command line lacks");

    @ArchTest
    static final ArchRule filesOfRunsBelongToTheCore = noClasses().that().resideInAPackage("org.mfglab.ui..")
            .should().dependOnClassesThat().resideInAnyPackage("org.mfglab.workbench.file..", "org.mfglab.workbench.export..")
            .because("what a file holds is read and written in one place");

    @ArchTest
    static final ArchRule commandLineAndAppDoNotKnowEachOther = noClasses().that().resideInAPackage("org.mfglab.ui..")
            .should().dependOnClassesThat().resideInAPackage("org.mfglab.cli..")
            .because("both are thin over the same workbench");

    @ArchTest
    static final ArchRule theWorkbenchHasNoWindow = noClasses().that().resideInAPackage("org.mfglab.workbench..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.mfglab.ui..")
            .because("all of it runs without a display");
}
