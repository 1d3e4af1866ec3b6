package org.lamina.ui;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.lamina.graph.testkit.HouseRules;
import org.lamina.graph.testkit.ProductionClasses;

@AnalyzeClasses(packages = "org.lamina.ui", importOptions = ProductionClasses.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lamina.runtime..", "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
            .because(
                    "the window talks to the contract in org.lamina.graph.run, so it is built and tested without an engine");

    @ArchTest
    static final ArchRule NOBODY_ABOVE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lamina.app..", "org.lamina.samples..")
            .because("app wires the window, the window does not know who wires it");

    @ArchTest
    static final ArchRule NO_FILE_FORMAT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
            .because("what the user wrote is read and written by org.lamina.graph.io alone");

    @ArchTest
    static final ArchRule TOOLKIT_THREAD_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.ui.fx..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("javafx\\.application\\.Platform|javafx\\.animation\\.AnimationTimer")
            .because("one pulse drains and repaints; a second way onto the toolkit thread floods it");

    @ArchTest
    static final ArchRule THREADS_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.ui.fx..")
            .should()
            .callCodeUnitWhere(HouseRules.makesAThread())
            .because("background work takes an Executor, so that tests run it in place");

    @ArchTest
    static final ArchRule NO_INLINE_STYLE = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.and(
                    target(owner(assignableTo("javafx.css.Styleable"))), target(name("setStyle"))))
            .because("how things look is said in the style sheets, where a theme can change it");

    @ArchTest
    static final ArchRule BASE_PACKAGES_STAND_ALONE = noClasses()
            .that()
            .resideInAnyPackage("org.lamina.ui.fx..", "org.lamina.ui.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.lamina.ui.shell..",
                    "org.lamina.ui.canvas..",
                    "org.lamina.ui.palette..",
                    "org.lamina.ui.inspector..",
                    "org.lamina.ui.problems..",
                    "org.lamina.ui.training..",
                    "org.lamina.ui.visual..",
                    "org.lamina.ui.dialog..")
            .because("everybody uses words and pulses, so they use nobody")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_SHELL = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.ui.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lamina.ui.shell..")
            .because("the shell puts the panes together; a pane that knows it cannot be tested alone");

    @ArchTest
    static final ArchRule NO_WEAK_LISTENERS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("javafx\\..*\\.Weak.*Listener|javafx\\..*\\.WeakEventHandler")
            .because("who subscribes, unsubscribes");
}
