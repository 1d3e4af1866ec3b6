package org.lamina.graph.io;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/// What a validator that is not ours says of the schema and, by the schema, of project files.
final class SchemaValidator {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Schema PROJECT = REGISTRY.getSchema(ProjectSchema.text());

    private SchemaValidator() {}

    /// What is wrong with this project file; empty for a valid one.
    static List<Error> faults(String project) {
        return PROJECT.validate(project, InputFormat.JSON);
    }

    /// What is wrong with this schema by the schema of schemas.
    static List<Error> faultsOfSchema(String schema) {
        SchemaLocation draft = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
        return REGISTRY.getSchema(draft).validate(schema, InputFormat.JSON);
    }
}
