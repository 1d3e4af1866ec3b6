package org.lamina.runtime.accel;

/// Settings that ND4J and JavaCPP read once, when they load. Whatever the user sets with `-D` stays.
public final class EngineSettings {
    private EngineSettings() {}

    /// To be called before the first class of theirs is touched; later it has no effect.
    public static void apply() {
        Device.tellEngine();
        if (Device.current() == Device.CPU) {
            unlessSet("shapeinfoprovider", SharedShapes.class.getName());
        }
        // Otherwise JavaCPP asks the system for the size of the process at every native allocation.
        unlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
