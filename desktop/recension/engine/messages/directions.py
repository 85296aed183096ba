"""All that goes each way: requests to the engine, answers to the window."""

from __future__ import annotations

from recension.engine.messages import (
    comparisons,
    files,
    jobs,
    merges,
    pages,
    previews,
    process,
    saving,
)

Request = (
    files.OpenFile
    | files.CloseFile
    | pages.SetAuthor
    | pages.OpenPage
    | pages.EditPage
    | pages.ClosePage
    | pages.SetBase
    | pages.UpdatePage
    | saving.PrepareText
    | merges.MergeTexts
    | comparisons.CompareTexts
    | previews.CompareRendered
    | previews.RenderText
    | files.ReadLinks
    | saving.LinksToSave
    | comparisons.SpansWanted
    | files.ReadImage
    | jobs.Work
    | jobs.StopJob
)
Answer = (
    process.EngineReady
    | previews.PreviewUpdate
    | previews.VisualUpdate
    | comparisons.Compared
    | saving.Prepared
    | files.FoundLinks
    | merges.Merged
    | comparisons.MoreSpans
    | comparisons.Described
    | files.ImageData
    | pages.OutOfStep
    | process.Failed
    | jobs.Progress
    | jobs.JobDone
)
