package org.lamina.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.io.ProjectSchema;
import org.lamina.samples.example.Example;
import org.lamina.samples.example.ExampleCatalog;
import org.lamina.samples.template.Template;
import org.lamina.samples.template.TemplateCatalog;

/// What comes with Lamina is valid by the schema that it prints.
class ValidProjectsTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ProjectSchema.text());

    static Stream<BundledSample> samples() {
        return SampleCatalog.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsValid(BundledSample sample) {
        assertEquals(List.of(), SCHEMA.validate(sample.project(), InputFormat.JSON));
    }

    static Stream<Template> templates() {
        return TemplateCatalog.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateIsValid(Template template) {
        String project = ProjectCodec.write(template.drawing().get());
        assertEquals(List.of(), SCHEMA.validate(project, InputFormat.JSON));
    }

    static Stream<Example> examples() {
        return ExampleCatalog.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsValid(Example example) {
        String project = ProjectCodec.write(example.project());
        assertEquals(List.of(), SCHEMA.validate(project, InputFormat.JSON));
    }
}
