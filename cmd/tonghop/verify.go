package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest/vault"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

func (a *app) verifyCommand() *cobra.Command {
	var heal, anew bool
	c := &cobra.Command{
		Use: "verify", Short: "Prove that nothing of the workspace was lost or altered, and heal what was",
		Long: "Hashes every release and every document of the vault, reads ledger and journal, and reads every document in force again to prove that\n" +
			"each figure in force is what its document states, with what was decided, and that nothing it states is left out. With --heal a damaged\n" +
			"database is restored from a release that is whole, and a damaged release is made anew. With --rebuild all recorded nights are walked again\n" +
			"from originals and ledger, and the published database is compared with the outcome, row by row; that takes as long as the nights did.\n" +
			"Exit code 3 when something is damaged.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.verify(c.Context(), heal, anew) },
	}
	c.Flags().BoolVar(&heal, "heal", false, "heal what is damaged, as a night does")
	c.Flags().BoolVar(&anew, "rebuild", false, "compare with a database rebuilt from originals and ledger")
	return c
}

// A proof is one thing that is looked at: what it found, or what is wrong.
type proof struct {
	name  string
	prove func(ctx context.Context) (found string, faults []string, err error)
}

func (a *app) verify(ctx context.Context, heal, anew bool) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	if heal {
		if err := a.heal(ctx, w); err != nil {
			return err
		}
	}
	proofs := []proof{
		{"Nhật ký (journal)", w.proveJournal},
		{"Sổ quyết định (ledger)", func(context.Context) (string, []string, error) { return a.proveDesk(w) }},
		{"Kho bản gốc (vault)", w.proveVault},
		{"Bản phát hành (releases)", w.proveReleases},
		{"Số liệu đọc lại từ bản gốc (figures)", func(ctx context.Context) (string, []string, error) { return a.proveFigures(ctx, w) }},
		{"Bản ghi các đêm (nights)", w.proveNights},
	}
	if anew {
		proofs = append(proofs, proof{"Dựng lại từ bản gốc (rebuilt)", func(ctx context.Context) (string, []string, error) { return a.proveRebuilt(ctx, w) }})
	}
	damaged := false
	for _, p := range proofs {
		found, faults, err := p.prove(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			faults = append(faults, err.Error())
		}
		if len(faults) == 0 {
			fmt.Fprintln(a.stdout, visible(fmt.Sprintf("✓ %s: %s", p.name, found)))
			continue
		}
		damaged = true
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("✗ %s: %d chỗ hỏng hoặc lệch", p.name, len(faults))))
		a.printFaults(faults)
	}
	if damaged {
		fmt.Fprintln(a.stdout, "`tonghop verify --heal` dựng lại cơ sở dữ liệu và bản phát hành; bản gốc mất trong kho thì khôi phục từ bản sao lưu.")
		return errWithFaults
	}
	return nil
}

// printFaults prints faults, as many as a person reads.
func (a *app) printFaults(faults []string) {
	for i, f := range faults {
		if i == shownFigures {
			fmt.Fprintf(a.stdout, "    … và %d chỗ nữa\n", len(faults)-i)
			return
		}
		fmt.Fprintln(a.stdout, visible("    "+f))
	}
}

// heal restores the live database where it is damaged, and publishes: a release
// that is damaged is made anew.
func (a *app) heal(ctx context.Context, w *space) (err error) {
	held, err := a.lock(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.Release()) }()
	run := a.runNow(w, "command")
	d, err := a.openDesk(w)
	if err != nil {
		return err
	}
	store, err := a.openSoundWarehouse(ctx, w, d, run)
	if err != nil {
		return errors.Join(err, publisher{app: a, space: w}.fallBack())
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	version, err := store.Version(ctx)
	if err != nil {
		return err
	}
	p := newProgress(a.stderr, isTerminal(a.stderr))
	defer p.close()
	_, err = publisher{a, w, store, p, a.pagesNow(w)}.Publish(ctx, run, version)
	return err
}

func (w *space) proveJournal(context.Context) (string, []string, error) {
	journal, err := w.journal()
	if err != nil {
		return "", nil, err
	}
	found := fmt.Sprintf("%d lần chạy", len(journal.Runs()))
	if n := journal.Unreadable(); n > 0 {
		found += fmt.Sprintf("; bỏ qua %d dòng không đọc được", n)
	}
	return found, nil, nil
}

func (a *app) proveDesk(w *space) (string, []string, error) {
	d, err := a.openDesk(w)
	if err != nil {
		return "", nil, err
	}
	a.tellDisputes(w, d)
	faults := slices.Clone(d.room.Damaged())
	var lost usageError
	switch err := w.ledgerKept(d.ledger); {
	case errors.As(err, &lost):
		faults = append(faults, lost.Error())
	case err != nil:
		return "", nil, err
	}
	return fmt.Sprintf("%d quyết định, %d mục chờ xem", len(d.ledger.Decisions), len(d.room.All(d.decided))), faults, nil
}

func (w *space) proveVault(ctx context.Context) (string, []string, error) {
	kept, err := vault.Open(w.VaultDir())
	if err != nil {
		return "", nil, err
	}
	faults, seen := kept.Damaged(), map[pipeline.Digest]bool{}
	for _, snap := range kept.Snapshots() {
		if seen[snap.Digest] {
			continue
		}
		seen[snap.Digest] = true
		if _, err := kept.Get(ctx, snap.Digest); err != nil {
			faults = append(faults, fmt.Sprintf("%s / %s: %v", snap.Source, snap.Document, err))
		}
	}
	return fmt.Sprintf("%d bản gốc đúng mã SHA-256", len(seen)), faults, nil
}

func (w *space) proveReleases(context.Context) (string, []string, error) {
	shelf := w.shelf()
	dir, m, err := shelf.Current()
	if err != nil {
		return "", nil, err
	}
	names, err := shelf.Names()
	if err != nil {
		return "", nil, err
	}
	var faults []string
	for _, name := range names {
		if _, err := release.Inspect(filepath.Join(shelf.Dir, name), true); err != nil {
			faults = append(faults, err.Error())
		}
	}
	return fmt.Sprintf("%d bản còn nguyên, đang dùng %s (%s)", len(names), m.Release, filepath.Base(dir)), faults, nil
}

// proveFigures reads every document in force again.
func (a *app) proveFigures(ctx context.Context, w *space) (string, []string, error) {
	dir, _, err := w.shelf().Current()
	if err != nil {
		return "", nil, err
	}
	published, err := warehouse.OpenRelease(ctx, filepath.Join(dir, databaseName))
	if err != nil {
		return "", nil, err
	}
	defer published.Close()
	documents, err := published.DocumentsInForce(ctx)
	if err != nil {
		return "", nil, err
	}
	reading, err := a.openReading(w)
	if err != nil {
		return "", nil, err
	}
	figures, faults := 0, []string(nil)
	for _, doc := range documents {
		figures += len(doc.Figures)
		said, err := reading.compare(ctx, doc)
		if err != nil {
			said = append(said, fmt.Sprintf("%s / %s: %v", doc.Source, doc.Document, err))
		}
		faults = append(faults, said...)
	}
	return fmt.Sprintf("%d số liệu của %d tài liệu khớp với bản gốc", figures, len(documents)), faults, nil
}
