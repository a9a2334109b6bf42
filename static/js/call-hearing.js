// Hearing a reply: its stream, sentence by sentence, taken up again where the line broke.
import { eventsOf, pauseAfter } from "./call-stream.js";
import { RECONNECTING, isStream, listen } from "./call-wire.js";

const SLOW = 8000;
const VERY_SLOW = 30000;

export class Hearing {
  constructor(call) {
    this.call = call;
  }

  /** Read the stream of a reply; `turn` is our bubble that waits for its acknowledgement. */
  async read(response, turn) {
    let reply = this.call.last;
    const mine = this.turnTo();
    try {
      for await (const event of eventsOf(response)) {
        if (mine !== this.listening) return;
        if (event.name === "turn") {
          reply = event.data.reply;
          this.call.last = reply;
          this.answering(reply, turn, event.data);
        } else if (this.hear(event, reply)) return;
      }
    } catch {
      // Cut off: resume below from the last sentence that came.
    }
    if (mine === this.listening) await this.follow(reply);
  }

  /** Listen to one reply, and no longer to the one before; a reply that nobody hears is made all the same. */
  turnTo() {
    this.listening = Symbol("reply");
    return this.listening;
  }

  answering(reply, turn, acknowledgement) {
    if (turn) {
      this.call.log.acknowledge(turn, acknowledgement);
      this.call.draft.acknowledged();
      this.call.tabs.tell("changed");
    }
    this.call.log.theirs(reply);
    this.watch();
  }

  /** One event of a reply; true when it was the last. */
  hear({ name, data }, reply) {
    if (name === "sentence") {
      this.calm();
      this.call.foot.state("Saved as you send");
      this.call.log.add(this.call.log.theirs(reply), data);
    } else if (name === "slow") this.call.foot.state(`${this.call.name} is taking a moment.`);
    else if (name === "chips") this.offer(data.chips);
    else if (name === "end") return this.over(data, reply);
    return false;
  }

  offer(chips) {
    this.call.foot.chips(chips);
    this.call.log.toEnd();
  }

  over(end, reply) {
    this.call.end();
    this.call.tabs.tell("changed");
    const fresh = "fresh" in this.call.root.dataset;
    const plain = !fresh && end.state === "complete" && !end.stand_in && end.call.state === "live";
    if (plain) this.call.log.finish(this.call.log.theirs(reply), this.call.root.querySelector("#timer").textContent);
    else this.call.refresh();
    return true;
  }

  /** Follow a reply that is being made, from the sentence after the last one received, through broken lines. */
  async follow(reply) {
    this.call.begin();
    const mine = this.turnTo();
    for (let failures = 0; mine === this.listening; failures++) {
      try {
        const response = await listen(this.call.root.dataset.stream, reply, this.call.log.received(this.call.log.theirs(reply)));
        if (response.status < 500 && !isStream(response)) return this.call.refused(response);
        for await (const event of eventsOf(response)) {
          if (mine !== this.listening) return;
          failures = 0;
          if (this.hear(event, reply)) return;
        }
      } catch {
        // The line dropped; the reply goes on being made without us.
      }
      this.call.foot.state(RECONNECTING);
      await pauseAfter(failures);
    }
  }

  watch() {
    this.calm();
    this.patience = setTimeout(() => {
      this.call.foot.state(`${this.call.name} is taking a moment.`);
      this.patience = setTimeout(() => this.call.foot.state("No answer yet. Your words are saved."), VERY_SLOW - SLOW);
    }, SLOW);
  }

  calm() {
    clearTimeout(this.patience);
  }
}
