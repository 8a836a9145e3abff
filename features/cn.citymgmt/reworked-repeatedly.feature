Feature: Reworked more than once (GB/T 30428.4)

  Background:
    Given the rule "cn.citymgmt/reworked-repeatedly"
    And today is 2021-03-31

  @must-fire
  Scenario: Two failed checks; three, one of them entered twice
    Given the records of case
      | case | domain   |
      | C1   | citymgmt |
      | C2   | grid     |
    And the records of event
      | case | act         | ts               |
      | C1   | verify_fail | 2021-03-02 09:00 |
      | C1   | verify_fail | 2021-03-05 09:00 |
      | C1   | verify      | 2021-03-06 09:00 |
      | C2   | verify_fail | 2021-03-04 09:00 |
      | C2   | verify_fail | 2021-03-02 09:00 |
      | C2   | verify_fail | 2021-03-03 09:00 |
      | C2   | verify_fail | 2021-03-03 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Fails | First      | Last       | message                                          |
      | C1      | flagged | 2     | 2021-03-02 | 2021-03-05 | Failed checks from 2021-03-02 to 2021-03-05: 2 |
      | C2      | flagged | 3     | 2021-03-02 | 2021-03-04 | Failed checks from 2021-03-02 to 2021-03-04: 3 |

  @must-not-fire
  Scenario: Once; never; not checked at all; a case of the hotline
    Given the records of case
      | case | domain   |
      | C1   | citymgmt |
      | C2   | grid     |
      | C3   | citymgmt |
      | C4   | hotline  |
    And the records of event
      | case | act         | ts               |
      | C1   | verify_fail | 2021-03-02 09:00 |
      | C2   | verify      | 2021-03-02 09:00 |
      | C2   | verify      | 2021-03-03 09:00 |
      | C3   | handled     | 2021-03-02 09:00 |
      | C4   | verify_fail | 2021-03-02 09:00 |
      | C4   | verify_fail | 2021-03-03 09:00 |
      | C4   | verify      | 2021-03-04 09:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @cannot-tell
  Scenario: Two entries at one moment
    Given the records of case
      | case | domain   |
      | C1   | citymgmt |
    And the records of event
      | case | act         | ts               |
      | C1   | verify_fail | 2021-03-02 09:00 |
      | C1   | verify_fail | 2021-03-02 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                               |
      | C1      | cannot_tell | the failed checks bear the same time |
