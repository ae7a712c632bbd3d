package kaikin.sandbox.front;

import kaikin.sandbox.chatwork.Chatwork;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Reply;
import kaikin.sandbox.gateway.Service;

/** What anybody outside may reach: the API that Chatwork calls, and the chat to read. */
public final class PublicPage implements Service {
    private static final String CHAT = "/chat";

    private final Service api;
    private final Chatwork chatwork;

    public PublicPage(Service api, Chatwork chatwork) {
        this.api = api;
        this.chatwork = chatwork;
    }

    @Override
    public Reply answer(HttpCall call) {
        return call.rawPath().startsWith(CHAT + "/")
                ? chatwork.show(call.withPath(call.rawPath().substring(CHAT.length())))
                : api.answer(call);
    }
}
