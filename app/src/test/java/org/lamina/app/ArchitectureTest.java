package org.lamina.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.lamina.graph.testkit.HouseRules;
import org.lamina.graph.testkit.ProductionClasses;

/// The arrows between the modules, looked at from the one module that sees them all.
@AnalyzeClasses(packages = "org.lamina", importOptions = ProductionClasses.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule ENGINE_ONLY_IN_RUNTIME = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
            .because("another engine, or a faster layer, must change one module only");

    @ArchTest
    static final ArchRule WINDOW_ONLY_WHERE_IT_BELONGS = noClasses()
            .that()
            .resideOutsideOfPackages("org.lamina.ui..", "org.lamina.app..", "org.lamina.theme..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..")
            .because("the model, the engine and the samples work without a screen");

    @ArchTest
    static final ArchRule SAMPLES_KNOW_ONLY_THE_MODEL = noClasses()
            .that()
            .resideInAPackage("org.lamina.samples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lamina.ui..", "org.lamina.theme..", "org.lamina.runtime..", "org.lamina.app..")
            .because("a sample is a project file and its data, nothing more");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_APP = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lamina.app..")
            .because("app is the only place that knows everybody");

    @ArchTest
    static final ArchRule JSON_IN_TWO_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages("org.lamina.graph.io..", "org.lamina.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
            .because("project files are one package's business; besides them only settings and --json are JSON");

    @ArchTest
    static final ArchRule SQL_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.graph.record..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..")
            .because("the record of runs is one package's business");

    @ArchTest
    static final ArchRule COMMAND_LINE_ONLY_IN_APP = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("the command line is one way to use the modules, not part of them");
}
