package kaikin.sandbox.cloud;

/** A deployed Systems Manager parameter. Its value is never printed. */
public record Parameter(String name, String arn, String type, String value) {
    @Override
    public String toString() {
        return arn;
    }
}
