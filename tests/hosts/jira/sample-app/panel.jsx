import { useEffect, useState } from "react";
import ForgeReconciler, * as Kit from "@forge/react";
import { events, makeInvoke, requestJira, showFlag } from "@forge/bridge";

const { Button, DynamicTable, I18nProvider, Inline, Lozenge, Modal, ModalBody, ModalFooter, ModalHeader } = Kit;
const { ModalTitle, ModalTransition, Popup, SectionMessage, Select, Stack, Text, Textfield, useTranslation } = Kit;
const invoke = makeInvoke();

/** One of every component that an app may use, so that none of them is drawn as "not supported". */
const Gallery = () => {
  const [open, setOpen] = useState("");
  const [summary, setSummary] = useState("");
  const [round, setRound] = useState(0);
  const [who, setWho] = useState("");
  const { t } = useTranslation();
  useEffect(() => {
    void invoke("whoami").then(({ accountId, issue }) => setWho(`${accountId} ${issue.key}`));
    void requestJira("/rest/api/3/issue/10101?fields=summary")
      .then((response) => response.json())
      .then((issue) => setSummary(issue.fields.summary));
    void events.on("JIRA_ISSUE_CHANGED", () => setRound((n) => n + 1));
  }, []);
  const flag = () =>
    showFlag({ id: "f", title: "Flag", type: "success", actions: [{ text: "Act", onClick: () => setWho("acted") }] });
  return (
    <Stack space="space.200">
      <Kit.Heading size="small" as="h3">
        {t("panel.hello")}
      </Kit.Heading>
      <Text>{`${who} | ${summary} | round ${round}`}</Text>
      <Text>{'<img src=x onerror=alert(1)> {{x}} =HYPERLINK("http://x")'}</Text>
      <Kit.Link href="javascript:alert(1)">a link that would run</Kit.Link>
      <SectionMessage title="Title" appearance="warning" actions={[]}>
        <Text>Message</Text>
      </SectionMessage>
      <Inline space="space.100" shouldWrap>
        <Button onClick={() => setOpen("modal")}>Open modal</Button>
        <Button iconBefore="add" appearance="primary" onClick={flag}>
          Show flag
        </Button>
        <Kit.LoadingButton isLoading>Loading</Kit.LoadingButton>
        <Popup
          isOpen={open === "popup"}
          onClose={() => setOpen("")}
          label="Letters"
          trigger={() => (
            <Kit.Pressable onClick={() => setOpen("popup")}>
              <Lozenge appearance="success">A/R</Lozenge>
            </Kit.Pressable>
          )}
          content={() => <Button onClick={() => setOpen("")}>Choose A</Button>}
        />
        <Kit.Badge>{7}</Kit.Badge>
        <Kit.Tag text="Tag" isRemovable={false} />
        <Kit.Tooltip content="Tip">
          <Text>Hover me</Text>
        </Kit.Tooltip>
        <Kit.User accountId="712020:0003-chen-chen" />
        <Kit.Icon glyph="warning" label="Warning" />
        <Kit.Code>code</Kit.Code>
      </Inline>
      <Kit.Label labelFor="name">Name</Kit.Label>
      <Textfield id="name" defaultValue="Poster" onChange={(event) => setWho(event.target.value)} />
      <Kit.Label labelFor="pick">Pick</Kit.Label>
      <Select inputId="pick" options={[{ label: "Draft", value: "draft" }]} onChange={(o) => setWho(o.label)} />
      <Kit.Label labelFor="notes">Notes</Kit.Label>
      <Kit.TextArea id="notes" />
      <Kit.Label labelFor="day">Day</Kit.Label>
      <Kit.DatePicker id="day" value="2027-06-18" onChange={setWho} />
      <Kit.Label labelFor="time">Time</Kit.Label>
      <Kit.TimePicker id="time" />
      <Kit.UserPicker label="Owner" name="owner" onChange={({ name }) => setWho(name)} />
      <Kit.Checkbox label="Check" onChange={(event) => setWho(String(event.target.checked))} />
      <Kit.CheckboxGroup
        name="g"
        options={[{ label: "One", value: "1" }]}
        value={[]}
        onChange={(v) => setWho(v.join())}
      />
      <Kit.RadioGroup name="r" aria-labelledby="name" options={[{ name: "r", label: "Radio", value: "1" }]} />
      <Kit.Label labelFor="toggle">Toggle</Kit.Label>
      <Kit.Toggle id="toggle" />
      <Kit.ErrorMessage>Error</Kit.ErrorMessage>
      <Kit.HelperMessage>Helper</Kit.HelperMessage>
      <Kit.Box xcss={{ padding: "space.100", backgroundColor: "color.background.neutral" }}>
        <Text>In a box</Text>
      </Kit.Box>
      <Kit.List type="ordered">
        <Kit.ListItem>First</Kit.ListItem>
      </Kit.List>
      <Kit.CodeBlock text="block" />
      <Kit.ProgressBar value={0.4} ariaLabel="Progress" />
      <Kit.Spinner label="Spinner" />
      <Kit.Tabs id="tabs">
        <Kit.TabList>
          <Kit.Tab>Tab one</Kit.Tab>
          <Kit.Tab>Tab two</Kit.Tab>
        </Kit.TabList>
        <Kit.TabPanel>
          <Text>Panel one</Text>
        </Kit.TabPanel>
        <Kit.TabPanel>
          <Text>Panel two</Text>
        </Kit.TabPanel>
      </Kit.Tabs>
      <DynamicTable
        label="Table"
        head={{ cells: [{ key: "a", content: "Column" }] }}
        rows={[{ key: "r", cells: [{ key: "a", content: <Lozenge>Cell</Lozenge> }] }]}
      />
      <Kit.PieChart data={[]} colorAccessor="a" valueAccessor="b" labelAccessor="a" />
      <ModalTransition>
        {open === "modal" && (
          <Modal onClose={() => setOpen("")}>
            <ModalHeader>
              <ModalTitle>Modal title</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Text>Modal body</Text>
            </ModalBody>
            <ModalFooter>
              <Button onClick={() => setOpen("")}>Done</Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </Stack>
  );
};

ForgeReconciler.render(
  <I18nProvider>
    <Gallery />
  </I18nProvider>,
);
