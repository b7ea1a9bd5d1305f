package store

import "vneidbot/bot"

// fate is what a deletion makes of a column of a row that stays.
type fate uint8

const (
	still    fate = iota // it stays: without the rest of the row it is nobody's
	renamed              // the account becomes one that nobody is
	emptied              // of the rows of the person
	unnamed              // the person's private chat is taken out
	prefixed             // an event of the page begins with its chat, which becomes nobody's
	named                // the person may be named inside of it, and is taken out
	spoken               // words of a person: emptied of the own rows, and the person is taken out of others'
)

// holding is a column that holds something about a person.
type holding struct {
	column string
	what   bot.Datum
	fate   fate
}

// personal is a table that holds something about persons.
type personal struct {
	table string
	of    string // whose row it is: an account, or with chat a private chat; "" where it only names persons
	chat  bool
	goes  bool // the row goes with the person; else what its columns say is done
	until bot.Until
	while string // of which rows something is left to be shown, "" for all: of messages that were sent only the hour

	// How /dulieu shows a row: what it is, when it came, what stands in it; "" for a
	// table that is shown by another one.
	what      bot.Datum
	at, value string

	holds  []holding
	others string // its columns that say nothing about a person
}

// personalData is all that is kept about persons in the records: table, column, what
// it is, until when, and what a deletion makes of it. A test walks the schema: a
// column that stands neither here nor in impersonal has been forgotten. Heads of
// units, their phones and the contacts of areas are the office's own register, which
// no account is tied to: /donvi, the next list and the settings change them.
//
// Outside of the records are the conversations (Redis or sessions.log, a week) and
// the pictures' files (the shelf, as long as a row names them): a deletion takes the
// person out of these as well.
var personalData = []personal{
	{table: "accounts", of: "id", goes: true, until: bot.UntilAsked, what: bot.DatumChoice, at: "created_at", value: "lang", holds: []holding{
		{"id", bot.DatumAccount, renamed}, {"chat_key", bot.DatumAccount, still}, {"name", bot.DatumName, still}, {"post", bot.DatumPost, still},
		{"phone", bot.DatumPhone, still}, {"lang", bot.DatumChoice, still}, {"notice", bot.DatumChoice, still}, {"contact", bot.DatumChoice, still},
		{"blocked", bot.DatumChoice, still}, {"role", bot.DatumAct, still}, {"scope", bot.DatumAct, still}, {"created_at", bot.DatumChoice, still},
	}},
	{table: "reporters", of: "account_id", goes: true, until: bot.UntilAsked, what: bot.DatumTie, at: "since",
		value: "(SELECT u.name FROM units u WHERE u.id = unit_id)", holds: []holding{
			{"account_id", bot.DatumAccount, renamed}, {"unit_id", bot.DatumTie, still}, {"verified", bot.DatumTie, still}, {"since", bot.DatumTie, still}}},
	{table: "reports", of: "account_id", until: bot.UntilRule, what: bot.DatumReport, at: "at",
		value:  "receipt || ', ' || (SELECT u.name FROM units u WHERE u.id = unit_id) || CASE WHEN words || reason_text = '' THEN '' ELSE ': ' || words || reason_text END",
		holds:  []holding{{"account_id", bot.DatumAccount, renamed}, {"words", bot.DatumReport, spoken}, {"reason_text", bot.DatumReport, spoken}, {"denied_by", bot.DatumReport, renamed}},
		others: "seq id receipt draft unit_id status reason code verified on_behalf at recorded_at attempt flags denied_at withdrawn_at review stands class earlier"},
	{table: "pictures", of: "account_id", goes: true, until: bot.UntilRound, what: bot.DatumPicture, at: "at",
		value: "coalesce((SELECT r.receipt FROM reports r WHERE r.id = report_id), '')", holds: []holding{
			{"event", bot.DatumPicture, still}, {"account_id", bot.DatumAccount, renamed}, {"chat", bot.DatumAccount, still}, {"chat_key", bot.DatumAccount, still},
			{"file", bot.DatumPicture, still}, {"sha256", bot.DatumPicture, still}, {"upload_sha256", bot.DatumPicture, still}},
		others: "draft report_id album at state fault mime size width height owner lease_until tries not_before claimed_at"},
	{table: "erased", until: bot.UntilRule, holds: []holding{{"picture", bot.DatumPicture, still}, {"by", bot.DatumAct, renamed}}, others: "sha256 at"},
	{table: "questions", of: "account_id", goes: true, until: bot.UntilRule, what: bot.DatumQuestion, at: "at", value: "text", holds: []holding{
		{"event", bot.DatumQuestion, still}, {"account_id", bot.DatumAccount, renamed}, {"chat_key", bot.DatumAccount, still}, {"unit_id", bot.DatumTie, still},
		{"text", bot.DatumQuestion, spoken}, {"done_by", bot.DatumAct, renamed}}, others: "kind at done_at"},
	{table: "wishes", of: "account_id", until: bot.UntilRule, what: bot.DatumWish, at: "at", value: "text", holds: []holding{
		{"event", bot.DatumWish, prefixed}, {"account_id", bot.DatumAccount, renamed}, {"text", bot.DatumWish, spoken}, {"done_by", bot.DatumAct, renamed},
		{"answered_by", bot.DatumAct, renamed}}, others: "kind at done_at answered_at"},
	{table: "handed_out", of: "account_id", goes: true, until: bot.UntilDone, holds: []holding{
		{"account_id", bot.DatumAccount, renamed}, {"sha256", bot.DatumChoice, still}}, others: "at"},
	{table: "handled", until: bot.UntilRule, holds: []holding{{"done_by", bot.DatumAct, renamed}}, others: "kind id done_at"},
	{table: "told", of: "account_id", goes: true, until: bot.UntilAsked, holds: []holding{{"account_id", bot.DatumAccount, renamed}}, others: "at upto"},
	{table: "audit", of: "account_id", until: bot.UntilAudit, what: bot.DatumAct, at: "at", value: "act", holds: []holding{
		{"event", bot.DatumAct, prefixed}, {"account_id", bot.DatumAccount, renamed}, {"chat_key", bot.DatumAccount, unnamed}, {"object", bot.DatumAct, named}},
		others: "id act at unit_id area_id level"},
	{table: "reviews", until: bot.UntilRule, holds: []holding{{"event", bot.DatumAct, prefixed}, {"words", bot.DatumAct, spoken}, {"by", bot.DatumAct, renamed}},
		others: "id report_id review reason at"},
	{table: "classifications", until: bot.UntilRule, holds: []holding{{"event", bot.DatumAct, prefixed}, {"by", bot.DatumAct, renamed}},
		others: "id report_id status at"},
	{table: "merges", until: bot.UntilRule, holds: []holding{{"event", bot.DatumAct, prefixed}, {"ties", bot.DatumTie, named}, {"by", bot.DatumAct, renamed},
		{"undone_by", bot.DatumAct, renamed}}, others: "id unit_id into_id standing area_id code at undone_at"},
	{table: "drafts", of: "account_id", goes: true, until: bot.UntilDone, what: bot.DatumReport, at: "at", value: "(SELECT u.name FROM units u WHERE u.id = unit_id)",
		holds: []holding{{"account_id", bot.DatumAccount, renamed}, {"draft", bot.DatumReport, still}, {"unit_id", bot.DatumReport, still}}, others: "wants at"},
	{table: "calls", of: "account_id", goes: true, until: bot.UntilDone, what: bot.DatumAct, at: "at", value: "state", holds: []holding{
		{"account_id", bot.DatumAccount, renamed}, {"event", bot.DatumAct, still}}, others: "unit_id state promised at"},
	{table: "reminded", of: "account_id", goes: true, until: bot.UntilMonth, what: bot.DatumQueue, at: "at", value: "(SELECT u.name FROM units u WHERE u.id = unit_id)",
		holds:  []holding{{"account_id", bot.DatumAccount, renamed}, {"unit_id", bot.DatumTie, still}, {"chase", bot.DatumAct, prefixed}, {"message", bot.DatumQueue, still}},
		others: "round at why due"},
	{table: "put_offs", of: "account_id", goes: true, until: bot.UntilMonth, what: bot.DatumChoice, at: "at", value: "(SELECT u.name FROM units u WHERE u.id = unit_id)",
		holds: []holding{{"account_id", bot.DatumAccount, renamed}, {"unit_id", bot.DatumTie, still}}, others: "until at asked_at"},
	{table: "reminded_areas", of: "recipient", goes: true, until: bot.UntilMonth, what: bot.DatumQueue, at: "at", holds: []holding{
		{"recipient", bot.DatumAccount, renamed}, {"chase", bot.DatumAct, prefixed}, {"message", bot.DatumQueue, still}}, others: "area_id at"},
	{table: "pauses", until: bot.UntilRule, holds: []holding{
		{"event", bot.DatumAct, prefixed}, {"account_id", bot.DatumAct, renamed}, {"ended_by", bot.DatumAct, renamed}}, others: "scope at ended_at"},
	{table: "documents", until: bot.UntilAsked, holds: []holding{{"by", bot.DatumAct, renamed}}, others: "kind area_id sha256 name mime size at"},
	{table: "groups", until: bot.UntilAsked, holds: []holding{{"bound_by", bot.DatumAct, renamed}}, others: "chat_key title scope at lang pinned_at pin_mark pin_shown"},
	{table: "officer_codes", of: "spent_by", until: bot.UntilRule, what: bot.DatumAct, at: "at", value: "name || ' ' || phone", holds: []holding{
		{"event", bot.DatumAct, prefixed}, {"name", bot.DatumName, emptied}, {"phone", bot.DatumPhone, emptied}, {"made_by", bot.DatumAct, renamed},
		{"spent_by", bot.DatumAct, renamed}, {"deputy_of", bot.DatumAct, renamed}}, others: "hash scope at expires spent_at until"},
	{table: "administrators", of: "account_id", goes: true, until: bot.UntilAsked, what: bot.DatumAct, at: "at", holds: []holding{
		{"account_id", bot.DatumAccount, renamed}, {"by", bot.DatumAct, renamed}}, others: "at"},
	{table: "deputies", of: "deputy", goes: true, until: bot.UntilAsked, what: bot.DatumAct, at: "at", holds: []holding{
		{"deputy", bot.DatumAct, renamed}, {"officer", bot.DatumAct, renamed}, {"by", bot.DatumAct, renamed}}, others: "until at"},
	{table: "unit_history", until: bot.UntilRule, holds: []holding{{"by", bot.DatumAct, renamed}, {"reason", bot.DatumAct, spoken}},
		others: "id unit_id since recorded_at name level area_id standing"},
	{table: "imports", until: bot.UntilMonth, holds: []holding{{"by", bot.DatumAct, renamed}}, others: "id name state since seen areas rows next passed at undoing"},
	{table: "rounds", until: bot.UntilRule, holds: []holding{{"by", bot.DatumAct, renamed}}, others: "id area_id day units_at areas_at version removed changed_at"},
	{table: "forms", until: bot.UntilRule, holds: []holding{{"key", bot.DatumAct, prefixed}, {"by", bot.DatumAct, renamed}},
		others: "id kind round_id version day area_id number units_at areas_at said known at ready"},
	{table: "form_sends", until: bot.UntilRule, holds: []holding{{"event", bot.DatumAct, prefixed}, {"by", bot.DatumAct, renamed}, {"acked_by", bot.DatumAct, renamed}},
		others: "id form_id day area_id times at acked_at"},
	{table: "feeds", of: "account_id", goes: true, until: bot.UntilAsked, what: bot.DatumAct, at: "at", holds: []holding{
		{"account_id", bot.DatumAccount, renamed}}, others: "id scope units generation at read_at"},
	{table: "views", of: "account_id", goes: true, until: bot.UntilQuarter, what: bot.DatumView, at: "at", holds: []holding{
		{"account_id", bot.DatumAccount, renamed}, {"chat_key", bot.DatumAccount, still}, {"json", bot.DatumView, named}}, others: "id kind at"},
	{table: "outbox", of: "chat_key", chat: true, goes: true, until: bot.UntilMonth, what: bot.DatumQueue, at: "at", while: "state = 'waiting'", holds: []holding{
		{"key", bot.DatumQueue, named}, {"chat_key", bot.DatumAccount, still}, {"chat", bot.DatumAccount, still}, {"message", bot.DatumQueue, named}, {"sent_id", bot.DatumQueue, still}},
		others: "id channel question unasked at not_before until owner lease_until tries state why done_at claimed_at"},
	{table: "inbox", of: "chat_key", chat: true, goes: true, until: bot.UntilMonth, what: bot.DatumQueue, at: "at", holds: []holding{
		{"event", bot.DatumQueue, still}, {"chat_key", bot.DatumAccount, still}, {"json", bot.DatumQueue, named}},
		others: "id cause at not_before owner lease_until tries state claimed_at"},
	{table: "jobs", until: bot.UntilMonth, holds: []holding{{"key", bot.DatumQueue, named}, {"args", bot.DatumQueue, named}},
		others: "id kind at not_before owner lease_until tries state why done_at claimed_at"},
	{table: "holds", of: "key", chat: true, goes: true, until: bot.UntilDone, holds: []holding{{"key", bot.DatumAccount, still}}, others: "until since"},
	{table: "web_sessions", of: "id", chat: true, goes: true, until: bot.UntilQuarter, holds: []holding{{"id", bot.DatumAccount, still}, {"hash", bot.DatumAccount, still}}, others: "at"},
	{table: "web_log", of: "chat", chat: true, goes: true, until: bot.UntilQuarter, what: bot.DatumPage, at: "at", value: writtenOnPage, holds: []holding{
		{"chat", bot.DatumAccount, still}, {"client", bot.DatumPage, still}, {"body", bot.DatumPage, named}}, others: "seq at"},
	{table: "page_offers", of: "account_id", goes: true, until: bot.UntilDone, holds: []holding{
		{"account_id", bot.DatumAccount, renamed}, {"event", bot.DatumAct, still}}, others: "hash at until session"},
	{table: "page_sessions", of: "account_id", goes: true, until: bot.UntilDone, holds: []holding{
		{"account_id", bot.DatumAccount, renamed}, {"said", bot.DatumView, named}}, others: "id cookie at until"},
	{table: "channel_chats", until: bot.UntilAsked, holds: []holding{{"chat_key", bot.DatumAccount, renamed}}, others: "channel is_group at"},
	{table: "forgotten", until: bot.UntilRule, holds: []holding{{"hash", bot.DatumAccount, still}}, others: "at"},
}

// impersonal are the tables that say nothing about a person who uses the program,
// with their columns.
var impersonal = map[string]string{
	"areas": "id code name short_name sort office contact phone valid_from valid_to link_generation earlier",
	"units": "id code code_proposed no_code school name fold level owner area_id address head phone standing invite_generation " +
		"cur_report cur_status cur_review cur_at created_at touched_at merged_into",
	"form_units": "form_id unit_id name code school owner level area_id standing report_id status review at state excused reached",
	"form_rows": "form_id area_id level name short_name sort total accepted succeeded refused not_registered other not_reported confirmed behind " +
		"reached outside excluded on_time kept late",
	"report_moves":   "id report_id from_id merge_id at",
	"unit_changes":   "unit_id seq",
	"awaiting":       "id unit_id report_id sheet at",
	"occasions":      "key at done why",
	"heartbeats":     "channel read_at",
	"outages":        "channel since until",
	"settings":       "key value",
	"import_changes": "import_id n unit_id was now",
	"attached":       "sha256 by_what row_id",
	"channel_use":    "channel month messages",
	"identity":       "one id key_print",
}
