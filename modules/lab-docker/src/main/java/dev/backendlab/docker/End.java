package dev.backendlab.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;

/** The engine tells when a container ends; or it ends itself, and then who knows. */
final class End extends ResultCallback.Adapter<WaitResponse> {

  private volatile String status = "";

  @Override
  public void onNext(WaitResponse response) {
    int code = response.getStatusCode();
    status = code == 137 ? "137 (killed, or out of memory)" : String.valueOf(code);
  }

  @Override
  public void onError(Throwable lost) {
    status = "unknown (the engine has gone)";
  }

  boolean hasCome() {
    return !status.isEmpty();
  }

  String status() {
    return status;
  }
}
