namespace PolicyEngine.Benchmarks;

/// <summary>The parts of the long message that never change.</summary>
internal static class HandWrittenPage
{
    public const string Head = """
        <!DOCTYPE html>
        <html lang="es-MX">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>
        """;

    public const string Style = """
        </title>
        <style>
        body { margin: 0; padding: 0; background-color: #f2f5f6; font-family: Arial, Helvetica, sans-serif; }
        table.page { width: 100%; background-color: #f2f5f6; }
        table.card { width: 100%; max-width: 600px; background-color: #ffffff; }
        td.brand { padding: 18px 32px; background-color: #0b5468; color: #ffffff; }
        td.body { padding: 28px 32px 8px 32px; }
        td.label { width: 130px; padding: 5px 12px 5px 0; color: #4d5d68; }
        td.value { padding: 5px 0; }
        td.foot { padding: 16px 32px 24px 32px; border-top: 1px solid #d5dde1; color: #4d5d68; }
        h1 { margin: 0 0 16px 0; font-size: 21px; line-height: 28px; color: #0b5468; }
        p { margin: 0 0 14px 0; font-size: 15px; line-height: 23px; }
        div.box { padding: 12px 16px; background-color: #eef4f6; border-left: 4px solid #0b5468; }
        a.button { display: inline-block; padding: 11px 22px; background-color: #0b5468; color: #ffffff; }
        h2 { margin: 0 0 12px 0; font-size: 17px; line-height: 24px; color: #0b5468; }
        a { color: #0b5468; text-decoration: underline; }
        strong { font-weight: bold; }
        span { white-space: pre-line; }
        img { border: 0; max-width: 100%; }
        table { border-collapse: collapse; border-spacing: 0; }
        td { vertical-align: top; font-size: 14px; line-height: 20px; }
        td.number { text-align: right; white-space: nowrap; }
        td.total { padding: 8px 0; border-top: 1px solid #d5dde1; font-weight: bold; }
        div.note { margin: 0 0 14px 0; color: #4d5d68; font-size: 13px; }
        div.preview { display: none; max-height: 0; overflow: hidden; }
        hr { margin: 18px 0; border: 0; border-top: 1px solid #d5dde1; }
        @media print {
          a.button { display: none; }
          table.page { background-color: #ffffff; }
        }
        ul { margin: 0 0 14px 0; padding-left: 20px; }
        li { margin: 0 0 6px 0; }
        @media (max-width: 480px) {
          td.brand { padding: 14px 16px; }
          td.body { padding: 18px 16px 8px 16px; }
          td.foot { padding: 12px 16px 18px 16px; }
          td.label { width: 100px; }
          h1 { font-size: 18px; }
        }
        </style>
        </head>
        <body>
        <table class="page" role="presentation">
        <tr>
        <td align="center">
        <table class="card" role="presentation">
        <tr>
        <td class="brand">
        <strong>
        """;
}
