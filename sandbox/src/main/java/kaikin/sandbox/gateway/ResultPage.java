package kaikin.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, as a request asks for it: from where its {@code NextToken} says, which is here how many came before.
 */
public record ResultPage(int first, int most) {
    /**
     * Reads which page is asked for.
     *
     * @param most how many results it holds at most
     * @param invalid the service's words for a token that it did not give
     */
    public static ResultPage of(JsonNode request, int most, String invalid) {
        var token = request.path("NextToken").asText("0");
        if (!token.matches("[0-9]{1,6}")) {
            throw new AwsException(400, "InvalidNextToken", invalid);
        }
        return new ResultPage(Integer.parseInt(token), most);
    }

    /** Puts these of all results into the answer, under that name, and the token of the next page where there is one. */
    public <T> void put(ObjectNode answer, String name, List<T> found, Function<T, ObjectNode> json) {
        var page = answer.putArray(name);
        found.stream().skip(first).limit(most).map(json).forEach(page::add);
        if (found.size() > first + most) {
            answer.put("NextToken", Integer.toString(first + most));
        }
    }
}
