package org.jellygrad.autograd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may use which. */
@AnalyzeClasses(packages = "org.jellygrad.autograd", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "org.jellygrad.autograd";

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("org.jellygrad.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arrowsLeadDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("program")
            .definedBy(ROOT + ".program")
            .layer("compile")
            .definedBy(ROOT + ".compile")
            .layer("explain")
            .definedBy(ROOT + ".explain")
            .layer("root")
            .definedBy(ROOT)
            .layer("text")
            .definedBy(ROOT + ".text")
            .layer("engine")
            .definedBy(ROOT + ".engine..")
            .whereLayer("program")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("compile")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("explain")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("program", "compile", "explain");

    @ArchTest
    static final ArchRule onlyTheEngineTouchesNd4j = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");
}
