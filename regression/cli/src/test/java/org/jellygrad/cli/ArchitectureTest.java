package org.jellygrad.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jellygrad.datasets.problem.ProblemException;

/** Who may use whom. The modules' POMs hold the large edges; these rules hold the small ones too. */
@AnalyzeClasses(packages = "org.jellygrad", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule autogradKnowsNothingOfRegression = noClasses()
            .that()
            .resideInAPackage("org.jellygrad.autograd..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jellygrad.datasets..",
                    "org.jellygrad.model..",
                    "org.jellygrad.trainer..",
                    "org.jellygrad.playground..",
                    "org.jellygrad.cli..");

    @ArchTest
    static final ArchRule datasetsKnowNothingOfRegression = noClasses()
            .that()
            .resideInAPackage("org.jellygrad.datasets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jellygrad.autograd..",
                    "org.jellygrad.model..",
                    "org.jellygrad.trainer..",
                    "org.jellygrad.playground..",
                    "org.jellygrad.cli..");

    /** Descent knows nothing of those who show it. */
    @ArchTest
    static final ArchRule theTrainerKnowsNothingOfThePage = noClasses()
            .that()
            .resideInAnyPackage("org.jellygrad.model..", "org.jellygrad.trainer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jellygrad.playground..");

    @ArchTest
    static final ArchRule nobodyImportsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("org.jellygrad.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jellygrad.cli..");

    @ArchTest
    static final ArchRule onlyTheEngineTouchesNd4j = noClasses()
            .that()
            .resideOutsideOfPackage("org.jellygrad.autograd.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

    /** Saved models are read, shown and applied without loading ND4J. */
    @ArchTest
    static final ArchRule modelsNeedNoAutograd = noClasses()
            .that()
            .resideInAPackage("org.jellygrad.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jellygrad.autograd..", "org.jellygrad.trainer..", "org.nd4j..", "org.bytedeco..");

    /** What lives under {@code internal} is its own module's alone. */
    @ArchTest
    static final ArchRule theTrainersInternalsAreItsOwn = noClasses()
            .that()
            .resideOutsideOfPackage("org.jellygrad.trainer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jellygrad.trainer.internal..");

    @ArchTest
    static final ArchRule theDataSetsInternalsAreTheirOwn = noClasses()
            .that()
            .resideOutsideOfPackage("org.jellygrad.datasets..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jellygrad.datasets.internal..");

    /** The page's server, its answers and the reading of lessons. */
    @ArchTest
    static final ArchRule thePlaygroundsInternalsAreItsOwn = noClasses()
            .that()
            .resideOutsideOfPackage("org.jellygrad.playground..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jellygrad.playground.answer..",
                    "org.jellygrad.playground.facts..",
                    "org.jellygrad.playground.server..",
                    "org.jellygrad.playground.state..",
                    "org.jellygrad.playground.reader..",
                    "org.jellygrad.playground.quantity..");

    /** Whoever calls the library catches all that a user can get wrong by one type. Who is never seen outside is no such thing. */
    @ArchTest
    static final ArchRule mistakesOfUsersAreOneFamily = classes()
            .that()
            .areAssignableTo(RuntimeException.class)
            .and()
            .resideInAnyPackage("org.jellygrad.datasets..", "org.jellygrad.model..", "org.jellygrad.trainer..")
            .and()
            .arePublic()
            .and()
            .resideOutsideOfPackage("..internal..")
            .should()
            .beAssignableTo(ProblemException.class);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("org.jellygrad.(**)").should().beFreeOfCycles();
}
