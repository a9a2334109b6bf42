// One tab talks. A second tab of the same call follows it, until its reader takes the call over.

export class Tabs {
  /** `changed` is called when the other tab moved the call on; `away` and `back` when this tab steps aside or in. */
  constructor(call, { changed, away, back }) {
    this.active = true;
    this.back = back;
    this.id = Math.random().toString(36).slice(2);
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(`rapport-call-${call}`) : null;
    if (!this.channel) return;
    this.channel.onmessage = ({ data }) => {
      if (data.id === this.id) return;
      if (data.say === "hello" && this.active) this.tell("here");
      if (data.say === "here" && this.active && !this.taken) this.step(away);
      if (data.say === "take" && this.active) this.step(away);
      if (data.say === "changed" && !this.active) changed();
    };
    this.tell("hello");
    setTimeout(() => (this.taken = this.active), 400);
  }

  step(away) {
    this.active = false;
    this.taken = false;
    away();
  }

  tell(say) {
    this.channel?.postMessage({ say, id: this.id });
  }

  /** Take the call over in this tab. */
  take() {
    this.active = true;
    this.taken = true;
    this.tell("take");
    this.back();
  }
}
