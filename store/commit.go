package store

import (
	"context"
	"fmt"
	"time"

	"vneidbot/bot"
)

// Commit makes the writes of one turn last together, in their order. Each is
// idempotent by its own key, so a turn that runs again changes nothing.
// bot.Conflict: a precondition no longer holds; nothing was written.
func (s *Store) Commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error) {
	var out bot.Outcome
	if len(writes) == 0 || rides(writes) && s.ride(func(t *tx) error { return s.applyAll(t, writes) }) {
		return out, nil
	}
	err := s.write(ctx, func(t *tx) error {
		out = bot.Outcome{}
		for _, w := range writes {
			if err := s.apply(t, w, &out); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return bot.Outcome{}, err
	}
	return out, nil
}

// apply does one write.
func (s *Store) apply(t *tx, w bot.Write, out *bot.Outcome) error {
	switch w := w.(type) {
	case bot.FileReport:
		return t.fileReport(w, out)
	case bot.KeepPicture:
		return t.keepPicture(w)
	case bot.DropPictures:
		return t.dropPictures(w)
	case bot.BindReporter:
		return s.bindReporter(t, w)
	case bot.SetAccount:
		return t.setAccount(w)
	case bot.DenyReport:
		return t.denyReport(w)
	case bot.WithdrawReport:
		return t.withdrawReport(w)
	case bot.ProposeCode:
		return t.propose(w)
	case bot.AskOfficer:
		return t.askOfficer(w)
	case bot.RecordWish:
		return t.recordWish(w)
	case bot.HandOut:
		return t.handOut(w)
	case bot.Enqueue:
		return t.enqueue(w)
	case bot.Unqueue:
		return t.unqueue(w)
	case bot.Do:
		return t.do(w)
	case bot.NoteDraft:
		return t.noteDraft(w)
	case bot.ForgetDraft:
		return t.forgetDraft(w.Draft, w.Account)
	case bot.PutOff:
		return t.putOff(w)
	case bot.Occur:
		return t.park(w.Event, "inside", millis(time.Now()))
	case bot.DeskWrite:
		return applyDesk(t, w)
	}
	return noTable(w)
}

// applyDesk does one write of the desk.
func applyDesk(t *tx, w bot.DeskWrite) error {
	switch w := w.(type) {
	case bot.BindGroup:
		return t.bindGroup(w)
	case bot.UnbindGroup:
		return t.unbindGroup(w)
	case bot.MoveChat:
		return t.moveChat(w)
	case bot.Audit:
		return t.recordAudit(w)
	case bot.ErasePicture:
		return t.erasePicture(w)
	case bot.SettleMatter:
		return t.settleMatter(w)
	case bot.NoteTold:
		return t.noteTold(w)
	case bot.KeepView:
		return t.keepView(w)
	case bot.UnitWrite:
		return applyUnit(t, w)
	case bot.ChaseWrite:
		return applyChase(t, w)
	case bot.ReviewWrite:
		return t.applyReview(w)
	case bot.RoundWrite:
		return applyRound(t, w)
	case bot.FormWrite:
		return applyForm(t, w)
	case bot.OfficeWrite:
		return applyOffice(t, w)
	case bot.PeopleWrite:
		return applyPeople(t, w)
	}
	return noTable(w)
}

// applyUnit does one write about a unit of the register, and who speaks for it.
func applyUnit(t *tx, w bot.UnitWrite) error {
	switch w := w.(type) {
	case bot.ChangeUnit:
		return t.editUnit(w)
	case bot.MergeUnits:
		return t.mergeUnits(w)
	case bot.UndoMerge:
		return t.undoMerge(w)
	case bot.RenewInvite:
		return t.renewInvite(w)
	case bot.VerifyReporter:
		return t.verifyReporter(w)
	case bot.RemoveReporter:
		return t.removeReporter(w)
	}
	return noTable(w)
}

// applyPeople does one write about who the officers are.
func applyPeople(t *tx, w bot.PeopleWrite) error {
	switch w := w.(type) {
	case bot.InviteOfficer:
		return t.inviteOfficer(w)
	case bot.SpendCode:
		return t.spendCode(w)
	case bot.RemoveOfficer:
		return t.removeOfficer(w)
	case bot.SetOfficer:
		return t.setOfficer(w)
	case bot.SetAdmin:
		return t.setAdmin(w)
	case bot.EndDeputy:
		return t.endDeputy(w)
	case bot.OfferPage:
		return t.offerPage(w)
	case bot.OpenPage:
		return t.openPage(w)
	case bot.ClosePage:
		return t.closePage(w)
	}
	return noTable(w)
}

// applyReview does one write about what was decided of reports.
func (t *tx) applyReview(w bot.ReviewWrite) error {
	switch w := w.(type) {
	case bot.ClassifyReport:
		return t.classifyReport(w)
	case bot.DecideReports:
		return t.decideReports(w)
	case bot.UndoDecision:
		return t.undoDecision(w)
	}
	return noTable(w)
}

// applyOffice does one write of what an office sets.
func applyOffice(t *tx, w bot.OfficeWrite) error {
	switch w := w.(type) {
	case bot.SetSetting:
		return t.setSetting(w)
	case bot.ChangeSetting:
		return t.changeSetting(w)
	case bot.SetDocument:
		return t.setDocument(w)
	case bot.SaveArea:
		return t.saveArea(w.Area)
	case bot.PassArea:
		return t.passArea(w)
	case bot.PinTotals:
		return t.pinTotals(w)
	case bot.ShowPin:
		return t.showPin(w)
	case bot.SetFeed:
		return t.setFeed(w)
	case bot.ReadFeed:
		return t.readFeed(w)
	}
	return noTable(w)
}

// applyRound does one write about the dates of the rounds.
func applyRound(t *tx, w bot.RoundWrite) error {
	switch w := w.(type) {
	case bot.AddRound:
		return t.addRound(w)
	case bot.MoveRound:
		return t.moveRound(w)
	case bot.RemoveRound:
		return t.removeRound(w)
	}
	return noTable(w)
}

// applyForm does one write of frozen numbers.
func applyForm(t *tx, w bot.FormWrite) error {
	switch w := w.(type) {
	case bot.EndCut:
		return t.endCut(w)
	case bot.FreezeForm:
		return t.freezeForm(w)
	case bot.SendForm:
		return t.sendForm(w)
	case bot.AckForm:
		return t.ackForm(w)
	}
	return noTable(w)
}

// applyChase does one write about those who are missing.
func applyChase(t *tx, w bot.ChaseWrite) error {
	switch w := w.(type) {
	case bot.NoteCall:
		return t.noteCall(w)
	case bot.Remind:
		return t.remind(w)
	case bot.RemindAreas:
		return t.remindArea(w)
	case bot.PauseReminders:
		return t.pauseReminders(w)
	case bot.EndPause:
		return t.endPause(w)
	case bot.NoteOccasion:
		return t.noteOccasion(w)
	case bot.EndPutOff:
		return t.endPutOff(w)
	}
	return noTable(w)
}

// noTable is for nil alone: the linter counts the cases.
func noTable(w bot.Write) error {
	return bot.Fail(bot.Internal, "store: commit", fmt.Errorf("no table for %T", w))
}

// conflict says that a precondition of a write does not hold.
func conflict(op string) error { return bot.Fail(bot.Conflict, "store: "+op, nil) }
