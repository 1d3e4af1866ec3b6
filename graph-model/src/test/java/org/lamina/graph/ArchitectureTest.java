package org.lamina.graph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.lamina.graph.testkit.HouseRules;
import org.lamina.graph.testkit.ProductionClasses;

@AnalyzeClasses(packages = "org.lamina.graph", importOptions = ProductionClasses.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_WINDOW = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
            .because("the model is checked, saved and trained on machines without a screen");

    @ArchTest
    static final ArchRule NO_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
            .because("shapes and problems are found without loading the engine");

    @ArchTest
    static final ArchRule NOBODY_ABOVE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.lamina.ui..",
                    "org.lamina.theme..",
                    "org.lamina.runtime..",
                    "org.lamina.app..",
                    "org.lamina.samples..")
            .because("the model is the ground the other modules stand on");

    @ArchTest
    static final ArchRule JSON_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.graph.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
            .because("the file format is one package's business; annotations on the model would make it the format");

    @ArchTest
    static final ArchRule NO_THREADS = noClasses()
            .should()
            .callCodeUnitWhere(HouseRules.makesAThread())
            .because("immutable values need no threads of their own; who calls decides on which thread");

    @ArchTest
    static final ArchRule NO_FILE_FORMAT_IN_THE_MODEL = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.graph.io..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lamina.graph.io..")
            .because("the document does not know how it is written");
}
