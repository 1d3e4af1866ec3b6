package org.lamina.runtime.engine;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// Lets the engine make arrays in double precision while a test runs.
public final class DoublePrecision implements BeforeEachCallback, AfterEachCallback {
    private final DataType usual = Nd4j.defaultFloatingPointType();

    @Override
    public void beforeEach(ExtensionContext context) {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Nd4j.setDefaultDataTypes(usual, usual);
    }
}
