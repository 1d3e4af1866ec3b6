package org.lamina.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.lamina.graph.testkit.HouseRules;
import org.lamina.graph.testkit.ProductionClasses;

@AnalyzeClasses(packages = "org.lamina.runtime", importOptions = ProductionClasses.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_WINDOW = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
            .because("the engine trains without a screen");

    @ArchTest
    static final ArchRule ONLY_THE_MODEL_BELOW = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lamina.ui..", "org.lamina.theme..", "org.lamina.app..", "org.lamina.samples..")
            .because("the engine fulfils the contract in org.lamina.graph.run and knows nobody else");

    @ArchTest
    static final ArchRule ONE_THREAD_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.runtime.train..")
            .should()
            .callCodeUnitWhere(HouseRules.makesAThread())
            .because("one named thread per session touches engine arrays; nothing else may");
}
