package org.lamina.graph.testkit;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/// Rules that every module keeps; each module's `ArchitectureTest` includes them.
public final class HouseRules {
    private HouseRules() {}

    @ArchTest
    static final ArchRule NAMES = noClasses()
            .that()
            .areTopLevelClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl|Data|Info)")
            .because("such a name does not say what the class does, so everything ends up in it");

    @ArchTest
    static final ArchRule NULL_MARKED =
            classes().should(liveInANullMarkedPackage()).because("NullAway checks only packages that are marked");

    @ArchTest
    static final ArchRule NO_STACK_TRACES_ON_THE_CONSOLE = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.and(
                    target(owner(assignableTo(Throwable.class))),
                    target(name("printStackTrace")),
                    target(rawParameterTypes(new Class<?>[0]))))
            .because("a cause belongs into the log, once, where it is finally handled");

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.app..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("only the command line prints; the other modules return values or log");

    @ArchTest
    static final ArchRule NO_JAVA_SERIALISATION = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("project files and checkpoints are untrusted input, and reading objects runs their code");

    @ArchTest
    static final ArchRule NO_EXIT = noClasses()
            .that()
            .resideOutsideOfPackage("org.lamina.app..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .because("only the program's entry decides when the process ends");

    /// A call that makes a thread or a pool of threads; each module says where that is allowed.
    public static DescribedPredicate<JavaCall<?>> makesAThread() {
        DescribedPredicate<JavaCall<?>> constructor =
                DescribedPredicate.and(target(owner(assignableTo(Thread.class))), target(name("<init>")));
        DescribedPredicate<JavaCall<?>> factory =
                DescribedPredicate.and(target(owner(type(Thread.class))), target(nameMatching("of.*|start.*Thread")));
        DescribedPredicate<JavaCall<?>> pool = target(owner(type(Executors.class)));
        return DescribedPredicate.or(constructor, factory, pool).as("it makes a thread");
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no @NullMarked package-info.java"));
                }
            }
        };
    }
}
